import { render } from "preact";
import { App } from "./app";
import { begin } from "./state";
import "./style.css";

const place = document.getElementById("page")!;
place.textContent = "";
begin();
render(<App />, place);
