export {
  catalogue,
  engines,
  jobNames,
  protocol,
  type JobInput,
  type JobName,
  type Payload,
  type Progress,
  type Result,
  type SentBlob,
} from './catalogue.ts'
