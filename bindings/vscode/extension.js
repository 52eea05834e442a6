// Starts the language server, `python -m santei.lsp`, for files of the language santei.
const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

function activate() {
  const settings = vscode.workspace.getConfiguration("santei");
  const language = settings.get("language");
  const server = { command: settings.get("python"), args: ["-m", "santei.lsp", "--lang", language] };
  client = new LanguageClient("santei", "santei", server, {
    documentSelector: [{ language: "santei" }],
    initializationOptions: { language },
  });
  return client.start().catch((problem) => {
    vscode.window.showErrorMessage(`santei: ${server.command} -m santei.lsp を始められません（pip install "santei[lsp]"）: ${problem.message}`);
  });
}

function deactivate() {
  return client && client.stop();
}

module.exports = { activate, deactivate };
