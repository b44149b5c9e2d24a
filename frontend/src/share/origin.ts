/** The part of a browser's window that says where the page came from. */
export interface PageSource {
  readonly location: { readonly origin: string };
  readonly document?: Pick<Document, 'querySelector'>;
}

/** Where others reach the server: as its operator says, or else where this page came from. */
export function publicOrigin({ location, document }: PageSource): string {
  const said = document?.querySelector('meta[name="lockplay-origin"]')?.getAttribute('content');
  return said ?? location.origin;
}
