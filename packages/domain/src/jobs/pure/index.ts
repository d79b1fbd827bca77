export {
  catalogue,
  engines,
  failureCodes,
  jobNames,
  protocol,
  type FailureCode,
  type JobInput,
  type JobName,
  type Payload,
  type Progress,
  type Result,
  type SentBlob,
} from './catalogue.ts'
