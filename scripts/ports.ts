import { createServer } from "node:net";

/**
 * Tells which of some ports another program listens on, by listening there for a moment.
 *
 * @param host The address to listen on.
 * @returns The first taken port in the order given, or undefined.
 */
export async function findTakenPort(
  host: string,
  ports: readonly number[],
): Promise<number | undefined> {
  for (const port of ports) if (!(await isFree(host, port))) return port;
  return undefined;
}

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    // Whatever else stands in the way, the program that wants the port says it better.
    probe.once("error", (error: NodeJS.ErrnoException) => resolve(error.code !== "EADDRINUSE"));
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}
