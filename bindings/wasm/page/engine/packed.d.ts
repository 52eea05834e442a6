declare module "virtual:engine" {
  const packed: string;
  export default packed;
}
declare module "virtual:overview" {
  const overview: { version: string; facts: unknown[]; measures: unknown[] };
  export default overview;
}
