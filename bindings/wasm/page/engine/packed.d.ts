declare module "virtual:engine" {
  const packed: string;
  export default packed;
}
declare module "virtual:overview" {
  /// What the engine says of the catalogue, and its answers where nothing is known of the company.
  const overview: { version: string; facts: unknown[]; measures: unknown[]; rows: unknown[]; questions: unknown[] };
  export default overview;
}
