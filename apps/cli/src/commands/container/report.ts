/** What became of a container. */
export interface ContainerReport {
  name: string;
  result: string;
}
