import { Unowned } from '../shared/repository.ts'
import { Report } from './report.ts'

/** Reports awaiting the owner of the server. */
export class Reports extends Unowned<Report> {
  protected readonly entity = Report
}
