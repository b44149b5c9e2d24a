/** The part of a browser's window that says where the page came from. */
export interface PageSource {
  readonly location: { readonly origin: string };
  readonly document?: Pick<Document, 'querySelector'>;
}

/** The server's public address: the configured one, else the origin of this page. */
export function publicOrigin({ location, document }: PageSource): string {
  const said = document?.querySelector('meta[name="lockplay-origin"]')?.getAttribute('content');
  return said ?? location.origin;
}
