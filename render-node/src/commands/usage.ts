export const usage = `Usage:
  render-node                                starts the service
  render-node models list [--json]           models, and which of them are there
  render-node models pull <id> [--revision <branch, tag or commit>] [--accept-licence]
                                             fetches a model, or what is missing of it
  render-node models verify [<id>]           hashes the files of pulled models
  render-node --help                         this text

Settings come from the environment: see docs/operations/models.md.`;
