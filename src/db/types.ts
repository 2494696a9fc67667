// Made from the migrations by scripts/table-types.ts; not written by hand.
import type { ColumnType, Generated } from 'kysely'

/** jsonb: given as text (JSON.stringify), since the driver would write an array as a PostgreSQL array. */
type Json = ColumnType<unknown, string, string>
type JsonOrNull = ColumnType<unknown, string | null | undefined, string | null>

export interface Database {
  administrative_entries: AdministrativeEntries
  beside_day_changes: BesideDayChanges
  calendar_feeds: CalendarFeeds
  calendar_notices: CalendarNotices
  case_files: CaseFiles
  case_letters: CaseLetters
  catalogue_items: CatalogueItems
  column_limits: ColumnLimits
  complained_acts: ComplainedActs
  complained_letters: ComplainedLetters
  complained_requests: ComplainedRequests
  complaint_acts: ComplaintActs
  complaint_asks: ComplaintAsks
  complaints: Complaints
  conferences: Conferences
  conversion_requests: ConversionRequests
  conversions: Conversions
  data_version: DataVersion
  deliveries: Deliveries
  delivery_items: DeliveryItems
  document_acts: DocumentActs
  document_cleanup_items: DocumentCleanupItems
  document_cleanups: DocumentCleanups
  document_comments: DocumentComments
  document_consultations: DocumentConsultations
  document_files: DocumentFiles
  document_hit_decisions: DocumentHitDecisions
  document_index: DocumentIndex
  document_link_scans: DocumentLinkScans
  document_links: DocumentLinks
  document_marks: DocumentMarks
  document_publications: DocumentPublications
  document_refusals: DocumentRefusals
  document_relations: DocumentRelations
  document_reviews: DocumentReviews
  document_settings: DocumentSettings
  document_takeovers: DocumentTakeovers
  document_validity: DocumentValidity
  document_versions: DocumentVersions
  documents: Documents
  due_day_changes: DueDayChanges
  ended_subscriptions: EndedSubscriptions
  example_stories: ExampleStories
  files: Files
  findings: Findings
  gazette_contents: GazetteContents
  gazette_issues: GazetteIssues
  letter_templates: LetterTemplates
  migrations: Migrations
  number_series: NumberSeries
  one_time_links: OneTimeLinks
  organ_message_files: OrganMessageFiles
  organ_messages: OrganMessages
  organ_profiles: OrganProfiles
  organ_sites: OrganSites
  organ_webhooks: OrganWebhooks
  organs: Organs
  outbox: Outbox
  passkeys: Passkeys
  public_answers: PublicAnswers
  public_attempts: PublicAttempts
  public_comment_counts: PublicCommentCounts
  public_comments: PublicComments
  public_conferences: PublicConferences
  public_consultations: PublicConsultations
  public_document_files: PublicDocumentFiles
  public_document_ids: PublicDocumentIds
  public_document_index: PublicDocumentIndex
  public_document_publications: PublicDocumentPublications
  public_document_relations: PublicDocumentRelations
  public_document_validity: PublicDocumentValidity
  public_documents: PublicDocuments
  public_findings: PublicFindings
  public_gazette_contents: PublicGazetteContents
  public_gazette_issues: PublicGazetteIssues
  public_reports: PublicReports
  public_withdrawals: PublicWithdrawals
  publication_limits: PublicationLimits
  publication_quotas: PublicationQuotas
  reading_points: ReadingPoints
  record_correction_acts: RecordCorrectionActs
  record_corrections: RecordCorrections
  record_entries: RecordEntries
  record_heads: RecordHeads
  recovery_codes: RecoveryCodes
  relief_cases: ReliefCases
  relief_steps: ReliefSteps
  reports: Reports
  request_acts: RequestActs
  request_items: RequestItems
  request_links: RequestLinks
  request_notes: RequestNotes
  request_papers: RequestPapers
  request_people: RequestPeople
  request_texts: RequestTexts
  requests: Requests
  self_check_faults: SelfCheckFaults
  self_checks: SelfChecks
  sessions: Sessions
  staff: Staff
  staff_roles: StaffRoles
  subscription_digests: SubscriptionDigests
  subscriptions: Subscriptions
  suggestion_clicks: SuggestionClicks
  upload_drafts: UploadDrafts
  work_rules: WorkRules
}

export interface AdministrativeEntries {
  organ_id: string
  id: Generated<string>
  row_id: 'permits' | 'otherServices' | 'penalties' | 'coercion' | 'fees' | 'procurement'
  department: Generated<string>
  year: number
  first_month: number
  last_month: number
  items: number | null
  quantity: number | null
  amount_wan: number | null
  note: string | null
  evidence_sha256: string | null
  evidence_name: string | null
  state: Generated<'entered' | 'signed' | 'superseded' | 'void'>
  corrects: string | null
  reason: string | null
  entered_by: string
  entered_at: Date
  signed_by: string | null
  signed_at: Date | null
  is_example: Generated<boolean>
}

export interface BesideDayChanges {
  organ_id: string
  id: Generated<number>
  kind: 'complaint' | 'correction' | 'case'
  case_id: string
  what: string | null
  at: Date
  old_due: string | null
  new_due: string | null
  notice_id: number | null
}

export interface CalendarFeeds {
  token_digest: string
  staff_id: string
  created_at: Generated<Date>
}

export interface CalendarNotices {
  id: Generated<number>
  region: string | null
  notice: Json
  entered_by: string
  entered_at: Generated<Date>
}

export interface CaseFiles {
  organ_id: string
  id: Generated<string>
  about: 'complaint' | 'correction'
  case_id: string
  name: string
  size: number
  file_sha256: string | null
  made_at: Date
}

export interface CaseLetters {
  organ_id: string
  id: Generated<string>
  about: 'complaint' | 'correction'
  case_id: string
  act_no: number
  title: string
  number: string
  body: Json
  issued_on: string
  made_by: string
  made_at: Date
  first_opened_at: Date | null
  first_opened_from: string | null
}

export interface CatalogueItems {
  organ_id: string
  item: string
  department: string
  note: string | null
}

export interface ColumnLimits {
  organ_id: string
  column_id: string
  applies: Generated<boolean>
  days: number | null
  basis: string
}

export interface ComplainedActs {
  organ_id: string
  complaint_id: string
  no: number
  act: string
  on_day: string
}

export interface ComplainedLetters {
  organ_id: string
  complaint_id: string
  id: string
  kind: string
  title: string
  number: string | null
  issued_on: string | null
  service: 'post' | 'electronic' | 'direct' | 'throughOrgan' | null
  served_on: string | null
  first_opened_at: Date | null
}

export interface ComplainedRequests {
  organ_id: string
  complaint_id: string
  number: string | null
  content: string
  channel: 'inPerson' | 'oral' | 'registeredMail' | 'ordinaryMail' | 'internet' | 'email' | 'fax'
  state: 'filed' | 'accepted' | 'rectifying' | 'notAccepted' | 'answered' | 'closed'
  flags: string[]
  submitted_on: string
  received_on: string | null
  reply_due: string | null
  is_open: boolean
  ended_on: string | null
  outcome: string | null
}

export interface ComplaintActs {
  organ_id: string
  complaint_id: string
  no: number
  act: string
  on_day: string
  at: Date
  actor: string
  note: Generated<string>
}

export interface ComplaintAsks {
  organ_id: string
  id: Generated<string>
  supervisor: string
  complaint_id: string
  kind: 'statement' | 'rectification'
  text: string
  due_on: string
  made_on: string
  made_at: Date
  made_by: string
  answer: string | null
  answered_on: string | null
  answered_at: Date | null
  answered_by: string | null
}

export interface Complaints {
  organ_id: string
  id: Generated<string>
  about_organ: string
  request_id: string | null
  reason: 'overdue' | 'refused' | 'fee' | 'delivery' | 'conduct' | 'notPublished' | 'outdated' | 'inaccurate' | 'other'
  text: string
  made_on: string
  made_at: Date
  number: string | null
  information: string | null
  state: Generated<'filed' | 'accepted' | 'rectifying' | 'notAccepted' | 'answered' | 'closed'>
  due_on: string | null
  provisional: Generated<boolean>
  act_count: Generated<number>
  accepted_on: string | null
  ended_on: string | null
  finding: 'founded' | 'partly' | 'unfounded' | null
  rectified: Generated<boolean>
  query_digest: string | null
  sealed: string | null
  applicant_mask: string | null
  id_tail: string | null
  phone_tail: string | null
  is_example: Generated<boolean>
  erased_on: string | null
  term: number | null
}

export interface Conferences {
  organ_id: string
  document_id: string
  version: number
  kind: 'pressConference' | 'interview'
  held_on: string
  place: string | null
  speakers: Json
  questions: Json
  transcript: Generated<string>
}

export interface ConversionRequests {
  organ_id: string
  conversion_id: string
  request_id: string
}

export interface Conversions {
  organ_id: string
  id: Generated<string>
  source: 'requests' | 'applicant' | 'staff'
  title: string
  reason: Generated<string>
  state: Generated<'open' | 'accepted' | 'published' | 'declined'>
  found_on: string
  decided_on: string | null
  decided_by: string | null
  answer: string | null
  document_id: string | null
}

export interface DataVersion {
  only_row: Generated<boolean>
  number: number
}

export interface Deliveries {
  organ_id: string
  id: Generated<string>
  recipient: string
  kind: 'archives' | 'library' | 'hall' | 'office'
  form: 'paper' | 'electronic' | 'both'
  delivered_on: string
  note: string | null
  received_by: string | null
  received_on: string | null
  receipt_sha256: string | null
  receipt_name: string | null
  made_by: string
  made_at: Date
}

export interface DeliveryItems {
  organ_id: string
  delivery_id: string
  no: number
  document_id: string
  copies: Generated<number>
}

export interface DocumentActs {
  organ_id: string
  document_id: string
  no: number
  act: string
  on_day: string
  at: Date
  actor: string
  data: Json
}

export interface DocumentCleanupItems {
  organ_id: string
  cleanup_id: string
  document_id: string
  decision: 'keep' | 'amend' | 'repeal' | 'expire' | null
  note: string | null
  decided_by: string | null
  decided_on: string | null
}

export interface DocumentCleanups {
  organ_id: string
  id: Generated<string>
  title: string
  basis: string | null
  opened_on: string
  closed_on: string | null
  opened_by: string
  closed_by: string | null
  result_document_id: string | null
}

export interface DocumentComments {
  organ_id: string
  id: Generated<string>
  document_id: string
  at: Date
  content: string
  sealed: string | null
  answer: 'adopted' | 'partly' | 'declined' | null
  reason: string | null
  answered_by: string | null
  answered_at: Date | null
  shown: string | null
}

export interface DocumentConsultations {
  organ_id: string
  document_id: string
  opens_on: string
  closes_on: string
  contact: string
  result: string | null
  result_on: string | null
  made_by: string
}

export interface DocumentFiles {
  organ_id: string
  document_id: string
  version: number
  no: number
  role: 'attachment' | 'original'
  sha256: string
  name: string
  media_type: string
  size: number
}

export interface DocumentHitDecisions {
  organ_id: string
  document_id: string
  key: string
  version: number
  rule: string
  place: string
  seen: string
  decision: 'keep' | 'mask'
  reason: string | null
  by_id: string
  at: Date
}

export interface DocumentIndex {
  organ_id: string
  document_id: string
  title_key: string
  initials: string
  number_key: string | null
  number_tail: string | null
  kind: string
  theme: string | null
  item: string | null
  key_domain: string | null
  issuer: string | null
  validity: string
  made_year: number | null
  published_on: string
  title_words: string
  words: string
}

export interface DocumentLinkScans {
  organ_id: string
  document_id: string
  version: number
}

export interface DocumentLinks {
  organ_id: string
  document_id: string
  address: string
  place: 'internal' | 'external'
  words: Generated<string>
  state: Generated<'unchecked' | 'alive' | 'dead'>
  reason: string | null
  checked_at: Date | null
  dead_on: string | null
}

export interface DocumentMarks {
  organ_id: string
  document_id: string
  no: number
  state: 'open' | 'masked' | 'withdrawn'
  place: Json
  shown: string
  ground: string
  note: string | null
  version: number
  marked_by: string
  marked_at: Date
  settled_by: string | null
  settled_at: Date | null
  masked_version: number | null
}

export interface DocumentPublications {
  organ_id: string
  document_id: string
  no: number
  channel: 'site' | 'gazette' | 'newMedia' | 'noticeBoard' | 'press' | 'broadcast' | 'pressConference' | 'interview'
  at: Date
  address: string | null
  detail: Json
  made_by: string
}

export interface DocumentRefusals {
  organ_id: string
  id: Generated<string>
  at: Date
  by_id: string
  reference: string
  place: string
  decision: string
}

export interface DocumentRelations {
  organ_id: string
  document_id: string
  no: number
  relation: 'amends' | 'repeals' | 'replaces' | 'interprets' | 'basedOn' | 'related'
  to_organ_id: string | null
  to_id: string | null
  to_title: string | null
}

export interface DocumentReviews {
  organ_id: string
  document_id: string
  version: number
  form: 'threeSteps' | 'signedForm'
  digest: string
  author_id: string
  first_by: string | null
  first_at: Date | null
  second_by: string | null
  second_at: Date | null
  final_by: string | null
  final_at: Date | null
  form_sha256: string | null
  signers: Generated<string[]>
  checklist: Json
  screening: Json
  attribute: string
  complete: Generated<boolean>
}

export interface DocumentSettings {
  organ_id: string
  index_pattern: Generated<string>
  review_mode: Generated<'threeSteps' | 'signedForm'>
  expired_as_repealed: Generated<boolean>
  reassess_months: Generated<number>
  wording: Json
  names: Json
  register_pattern: Generated<string>
  silent_days: Generated<number>
}

export interface DocumentTakeovers {
  organ_id: string
  id: Generated<string>
  source: string
  digest: string
  responsible_id: string | null
  responsible_name: string
  form_sha256: string | null
  note: string | null
  signed_on: string
  made_at: Date
  made_by: string
  is_example: Generated<boolean>
}

export interface DocumentValidity {
  organ_id: string
  document_id: string
  from_on: string
  validity: 'inForce' | 'amended' | 'suspended' | 'expired' | 'repealed'
  by_organ_id: string | null
  by_id: string | null
  basis: string | null
  made_by: string
  made_at: Date
}

export interface DocumentVersions {
  organ_id: string
  document_id: string
  no: number
  title: string
  summary: string | null
  body: Json
  text: string
  html: string
  about: Json
  digest: string
  made_by: string
  made_at: Date
}

export interface Documents {
  organ_id: string
  id: Generated<string>
  index_no: string | null
  title: string
  document_no: string | null
  issuers: Generated<string[]>
  kind:
    | 'rule'
    | 'normative'
    | 'policy'
    | 'notice'
    | 'news'
    | 'interpretation'
    | 'draft'
    | 'result'
    | 'organ'
    | 'planning'
    | 'statistics'
    | 'finance'
    | 'personnel'
    | 'other'
  theme: string | null
  item: string | null
  key_domain: string | null
  keywords: Generated<string[]>
  formed_on: string
  made_on: string | null
  effective_on: string | null
  valid_until: string | null
  register_no: string | null
  validity: Generated<'none' | 'inForce' | 'amended' | 'suspended' | 'expired' | 'repealed'>
  attribute: 'open' | 'onRequest' | 'withheld' | null
  ground: string | null
  state: string
  version: Generated<number>
  published_version: number | null
  published_on: string | null
  changed_on: string | null
  withdrawn_on: string | null
  public_note: string | null
  publish_due: string | null
  publish_at: Date | null
  assessed_on: string | null
  interpretation: Generated<'needed' | 'exempt' | 'none'>
  interpretation_note: string | null
  department: string | null
  author_id: string
  takeover_id: string | null
  standing: Json
  act_count: Generated<number>
  is_example: Generated<boolean>
  made_at: Date
  interpretation_form: 'text' | 'chart' | 'video' | 'questions' | 'pressConference' | 'expert' | null
}

export interface DueDayChanges {
  organ_id: string
  request_id: string
  at: Date
  calendar: string
  old_due: string | null
  new_due: string | null
  notice_id: number | null
  old_next: string | null
  new_next: string | null
  moved: Json
}

export interface EndedSubscriptions {
  organ_id: string
  frequency: 'daily' | 'weekly'
  confirmed_on: string
  ended_on: string
  digests: number
}

export interface ExampleStories {
  no: number
  organ_id: string
  request_id: string
}

export interface Files {
  sha256: string
  size: number
  media_type: string | null
  kept_at: Generated<Date>
}

export interface Findings {
  organ_id: string
  year: number
  version: number
  no: number
  rule: string
  severity: 'error' | 'warning' | 'note'
  table_id: string | null
  row_id: string | null
  column_id: string | null
  chapter: number | null
  message: string
  basis: string
}

export interface GazetteContents {
  organ_id: string
  year: number
  no: number
  place: number
  section: string
  document_id: string
}

export interface GazetteIssues {
  organ_id: string
  year: number
  no: number
  total_no: number
  issued_on: string | null
  made_at: Generated<Date>
}

export interface LetterTemplates {
  organ_id: string
  kind: string
  version: number
  title: string | null
  body: string | null
  saved_by: string
  saved_at: Date
}

export interface Migrations {
  number: number
  name: string
  checksum: string
  applied_at: Generated<Date>
}

export interface NumberSeries {
  organ_id: string
  series: string
  year: number
  last: number
}

export interface OneTimeLinks {
  token_digest: string
  purpose: 'first-administrator' | 'reset' | 'invite'
  staff_id: string | null
  expires_at: Date
  used_at: Date | null
}

export interface OrganMessageFiles {
  organ_id: string
  message_id: string
  part: 'question' | 'answer'
  no: number
  sha256: string
  name: string
}

export interface OrganMessages {
  organ_id: string
  id: string
  direction: 'out' | 'in'
  other_organ: string
  kind: 'transfer' | 'assistance'
  request_id: string | null
  text: string
  sealed: string | null
  made_by: string
  made_on: string
  made_at: Date
  passed_at: Date | null
  answer: string | null
  answered_by: string | null
  answered_on: string | null
  answer_passed_at: Date | null
  asks: 'help' | 'opinion' | 'jointMaker' | null
  due_on: string | null
  about_number: string | null
}

export interface OrganProfiles {
  organ_id: string
  credit_code: string | null
  site_code: string | null
  office_name: string | null
  office_phone: string | null
  office_fax: string | null
  office_email: string | null
  office_address: string | null
  office_hours: string | null
  postal_code: string | null
  head_staff_id: string | null
  reconsideration_body: string | null
  court: string | null
  number_prefix: string | null
  changed_at: Generated<Date>
  superior_department: string | null
  under_vertical_lead: Generated<boolean>
  is_justice: Generated<boolean>
  admin_query_relief: Generated<'either' | 'reconsiderationFirst'>
  keep_people_years: Generated<number>
  complaint_days: Generated<number>
  correction_days: Generated<number>
  conversion_from: Generated<number>
}

export interface OrganSites {
  organ_id: string
  host_name: string | null
  keeper_name: string | null
  phone: string | null
  icp_no: string | null
  police_no: string | null
  portal_url: string | null
  theme: Generated<'ink' | 'pine' | 'plum' | 'indigo'>
  guide: string | null
  changed_at: Generated<Date>
  site_name: string | null
}

export interface OrganWebhooks {
  organ_id: string
  url: string
  secret: string
}

export interface Organs {
  id: string
  name: string
  name_key: string
  kind: 'government' | 'department' | 'office' | 'agency' | 'authorised' | null
  level: 'national' | 'province' | 'prefecture' | 'county' | 'township' | null
  region: string | null
  parent_id: string | null
  created_at: Generated<Date>
}

export interface Outbox {
  id: Generated<number>
  organ_id: string
  subject: string
  channel: 'email' | 'sms' | 'webhook'
  recipient: string
  title: string
  body: string
  once_key: string | null
  made_at: Date
  due_at: Date
  tries: Generated<number>
  sent_at: Date | null
  given_up: Generated<boolean>
  last_error: string | null
  headers: JsonOrNull
}

export interface Passkeys {
  credential_id: string
  staff_id: string
  public_key: Buffer
  counter: number
  transports: Generated<string[]>
  label: string
  created_at: Generated<Date>
  used_at: Date | null
  id: Generated<string>
}

export interface PublicAnswers {
  organ_id: string
  request_id: string
  published_on: string
  title: string
  place: string
}

export interface PublicAttempts {
  kind: 'submit' | 'query' | 'code' | 'subscribe' | 'confirmation'
  key: string
  at: Date
}

export interface PublicCommentCounts {
  organ_id: string | null
  document_id: string | null
  comments: number
  adopted: number
  partly: number
  declined: number
}

export interface PublicComments {
  organ_id: string | null
  document_id: string | null
  id: string
  at: Date
  shown: string | null
  answer: 'adopted' | 'partly' | 'declined' | null
  reason: string | null
}

export interface PublicConferences {
  organ_id: string | null
  document_id: string
  kind: 'pressConference' | 'interview' | null
  held_on: string
  place: string | null
  speakers: unknown
  questions: number
  title: string | null
  summary: string | null
  html: string | null
  published_on: string | null
  department: string | null
  is_example: boolean | null
}

export interface PublicConsultations {
  organ_id: string | null
  document_id: string
  opens_on: string
  closes_on: string
  contact: string
  result: string | null
  result_on: string | null
}

export interface PublicDocumentFiles {
  organ_id: string
  document_id: string
  version: number
  no: number
  sha256: string
  name: string
  media_type: string
  size: number
}

export interface PublicDocumentIds {
  organ_id: string
  id: string
}

export interface PublicDocumentIndex {
  organ_id: string
  document_id: string
  title_key: string
  initials: string
  number_key: string | null
  number_tail: string | null
  kind: string
  theme: string | null
  item: string | null
  key_domain: string | null
  issuer: string | null
  validity: string
  made_year: number | null
  published_on: string | null
  title_words: string
  words: string
}

export interface PublicDocumentPublications {
  organ_id: string
  document_id: string
  no: number
  channel: 'site' | 'gazette' | 'newMedia' | 'noticeBoard' | 'press' | 'broadcast' | 'pressConference' | 'interview'
  at: Date
  address: string | null
  detail: unknown
}

export interface PublicDocumentRelations {
  organ_id: string
  document_id: string
  no: number
  relation: 'amends' | 'repeals' | 'replaces' | 'interprets' | 'basedOn' | 'related'
  to_organ_id: string | null
  to_id: string | null
  to_title: string | null
}

export interface PublicDocumentValidity {
  organ_id: string
  document_id: string
  from_on: string
  validity: 'inForce' | 'amended' | 'suspended' | 'expired' | 'repealed'
  by_organ_id: string | null
  by_id: string | null
  basis: string | null
}

export interface PublicDocuments {
  organ_id: string
  id: string
  index_no: string | null
  title: string
  summary: string | null
  document_no: string | null
  issuers: string[]
  kind:
    | 'rule'
    | 'normative'
    | 'policy'
    | 'notice'
    | 'news'
    | 'interpretation'
    | 'draft'
    | 'result'
    | 'organ'
    | 'planning'
    | 'statistics'
    | 'finance'
    | 'personnel'
    | 'other'
  theme: string | null
  item: string | null
  key_domain: string | null
  keywords: string[]
  made_on: string | null
  published_on: string | null
  changed_on: string | null
  effective_on: string | null
  valid_until: string | null
  register_no: string | null
  validity: 'none' | 'inForce' | 'amended' | 'suspended' | 'expired' | 'repealed'
  attribute: 'open' | 'onRequest' | 'withheld' | null
  department: string | null
  public_note: string | null
  version: number
  body: unknown
  text: string
  html: string
  is_example: boolean
  interpretation_form: 'text' | 'chart' | 'video' | 'questions' | 'pressConference' | 'expert' | null
}

export interface PublicFindings {
  organ_id: string
  year: number
  version: number
  no: number
  rule: string
  severity: 'error' | 'warning' | 'note'
  table_id: string | null
  row_id: string | null
  column_id: string | null
  chapter: number | null
  message: string
  basis: string
}

export interface PublicGazetteContents {
  organ_id: string
  year: number
  no: number
  place: number
  section: string
  document_id: string
}

export interface PublicGazetteIssues {
  organ_id: string
  year: number
  no: number
  total_no: number
  issued_on: string | null
}

export interface PublicReports {
  organ_id: string
  year: number
  version: number
  superseded_by: number | null
  edition: string | null
  script: string | null
  published_on: string | null
  notice: string | null
  source_name: string | null
  source_sha256: string
  source_media_type: string | null
  source_url: string | null
  imported_at: Date
  reader: string
  errors: number
  warnings: number
  notes: number
  data: unknown
  cells: (number | null)[]
  states: string
  organ_name: string
  name_key: string
  kind: 'government' | 'department' | 'office' | 'agency' | 'authorised' | null
  level: 'national' | 'province' | 'prefecture' | 'county' | 'township' | null
  region: string | null
  parent_id: string | null
}

export interface PublicWithdrawals {
  organ_id: string
  id: string
  withdrawn_on: string | null
  public_note: string | null
}

export interface PublicationLimits {
  organ_id: string
  scope: 'kind' | 'item'
  of_id: string
  days: number
  unit: 'workingDays' | 'days'
  basis: string
}

export interface PublicationQuotas {
  organ_id: string
  department: string
  year: number
  period: 'month' | 'quarter' | 'year'
  least: number
  basis: Generated<string>
}

export interface ReadingPoints {
  organ_id: string
  no: number
  name: string
  kind: 'archives' | 'library' | 'hall' | 'office'
  address: string
  hours: string | null
  phone: string | null
  map_url: string | null
}

export interface RecordCorrectionActs {
  organ_id: string
  correction_id: string
  no: number
  act: string
  on_day: string
  at: Date
  actor: string
  note: Generated<string>
}

export interface RecordCorrections {
  organ_id: string
  id: Generated<string>
  number: string | null
  sealed: string | null
  applicant_mask: string
  blind_id: string | null
  record: string
  wrong: string
  evidence: string
  state: 'filed' | 'verifying' | 'corrected' | 'passedOn' | 'referred' | 'declined'
  filed_on: string
  ended_on: string | null
  act_count: Generated<number>
  channel: Generated<'inPerson' | 'post' | 'internet' | 'passedOn'>
  due_on: string | null
  provisional: Generated<boolean>
  query_digest: string | null
  id_tail: string | null
  phone_tail: string | null
  handler_id: string | null
  passed_to: string | null
  passed_at: Date | null
  passed_from: string | null
  passed_id: string | null
  is_example: Generated<boolean>
  erased_on: string | null
  term: number | null
}

export interface RecordEntries {
  organ_id: string
  no: number
  at: Date
  actor: string
  address: string | null
  act: string
  subject: string
  before: JsonOrNull
  after: JsonOrNull
  algorithm: 'sha256' | 'sm3'
  previous: string
  digest: string
}

export interface RecordHeads {
  organ_id: string
  no: number
  digest: string
}

export interface RecoveryCodes {
  code_digest: string
  staff_id: string
  made_at: Date
  used_at: Date | null
}

export interface ReliefCases {
  organ_id: string
  id: Generated<string>
  kind: 'reconsideration' | 'litigation'
  after_reconsideration: Generated<boolean>
  number: string | null
  body: string
  applicant: string
  request_id: string | null
  attacked: string
  attacked_on: string
  earlier_case: string | null
  procedure: 'summary' | 'ordinary'
  opened_on: string
  state: 'open' | 'decided' | 'remade' | 'closed'
  result: 'upheld' | 'corrected' | 'other' | null
  ending: string | null
  decided_on: string | null
  remake_due: string | null
  remade_on: string | null
  next_due: string | null
  next_what: string | null
  is_example: Generated<boolean>
}

export interface ReliefSteps {
  organ_id: string
  case_id: string
  no: number
  step: string
  on_day: string
  at: Date
  actor: string
  note: string | null
  data: Json
  file_sha256: string | null
  file_name: string | null
}

export interface Reports {
  organ_id: string
  year: number
  version: number
  superseded_by: number | null
  state: Generated<'published' | 'withdrawn'>
  edition: string | null
  script: string | null
  published_on: string | null
  notice: string | null
  source_name: string | null
  source_sha256: string
  source_media_type: string | null
  source_url: string | null
  imported_at: Generated<Date>
  reader: string
  errors: Generated<number>
  warnings: Generated<number>
  notes: Generated<number>
  data: Json
  cells: (number | null)[]
  states: string
}

export interface RequestActs {
  organ_id: string
  request_id: string
  no: number
  act: string
  on_day: string
  at: Date
  actor: string
  data: Json
}

export interface RequestItems {
  organ_id: string
  request_id: string
  no: number
  content: string
  outcome: string | null
  ground: string | null
  is_main: Generated<boolean>
}

export interface RequestLinks {
  organ_id: string
  request_id: string
  earlier_id: string
  kind: 'repeat' | 'same'
  on_day: string
  note: string | null
  made_by: string
  made_at: Date
}

export interface RequestNotes {
  organ_id: string
  request_id: string
  no: number
  kind: 'contact' | 'search' | 'remark' | 'severance' | 'itemText'
  on_day: string
  text: string
  data: Json
  made_by: string
  made_at: Date
}

export interface RequestPapers {
  organ_id: string
  id: Generated<string>
  request_id: string
  kind: string
  title: string
  number: string | null
  state: 'draft' | 'submitted' | 'cleared' | 'issued' | 'filed' | 'void'
  fields: JsonOrNull
  body: JsonOrNull
  docx_sha256: string | null
  pdf_sha256: string | null
  file_sha256: string | null
  file_name: string | null
  made_by: string
  made_at: Date
  issued_on: string | null
  template_version: number | null
  act_no: number | null
  service: 'post' | 'electronic' | 'direct' | 'throughOrgan' | null
  tracking_number: string | null
  served_on: string | null
  served_to: string | null
  first_opened_at: Date | null
  first_opened_from: string | null
}

export interface RequestPeople {
  organ_id: string
  request_id: string
  no: number
  role: 'applicant' | 'agent'
  sealed: string | null
  name_mask: string
  blind_id: string | null
  blind_phone: string | null
  id_tail: string | null
  phone_tail: string | null
  proof: 'original' | 'copy' | 'online' | 'lacking' | null
  proof_on: string | null
  proof_by: string | null
}

export interface RequestTexts {
  organ_id: string
  request_id: string
  content: string
}

export interface Requests {
  organ_id: string
  id: Generated<string>
  number: string | null
  channel: 'inPerson' | 'oral' | 'registeredMail' | 'ordinaryMail' | 'internet' | 'email' | 'fax'
  submitted_at: Date
  content: string
  description: string | null
  form: 'paper' | 'electronic' | 'reading' | 'copy' | 'other'
  delivery: 'post' | 'email' | 'online' | 'inPerson' | 'fax'
  subject: string | null
  applicant_kind: 'naturalPerson' | 'enterprise' | 'research' | 'publicWelfare' | 'legalService' | 'otherOrganisation'
  applicant_mask: string
  handler_id: string | null
  state: string
  flags: Generated<string[]>
  submitted_on: string
  received_on: string | null
  reply_due: string | null
  next_due: string | null
  provisional: Generated<boolean>
  is_open: boolean
  ended_on: string | null
  outcome: string | null
  counted_on: string | null
  counted_as: string | null
  standing: Json
  act_count: Generated<number>
  calendar: string
  split_from: string | null
  passed_from: string | null
  query_digest: string | null
  is_example: Generated<boolean>
  erased_on: string | null
}

export interface SelfCheckFaults {
  organ_id: string
  item: string
  subject: string
  first_on: string
  title: string
  words: string
  address: string | null
  document_id: string | null
  restricted: boolean
  last_on: string
  gone_on: string | null
}

export interface SelfChecks {
  organ_id: string
  on_day: string
  scheme: string
  points: number
  passed: boolean
  vetoes: string[]
  items: Json
  made_at: Date
}

export interface Sessions {
  token_digest: string
  staff_id: string
  created_at: Date
  seen_at: Date
  expires_at: Date
  address: string | null
  complete: boolean
  challenge: string | null
  id: Generated<string>
  agent: string | null
}

export interface Staff {
  id: Generated<string>
  organ_id: string
  login: string
  name: string
  kind: Generated<'full' | 'part'>
  post: string | null
  phone: string | null
  email: string | null
  password_hash: string | null
  totp_secret: string | null
  totp_since: Date | null
  failures: Generated<number>
  locked_until: Date | null
  substitute_id: string | null
  absent_from: string | null
  absent_until: string | null
  is_example: Generated<boolean>
  disabled_at: Date | null
  created_at: Generated<Date>
  totp_pending: string | null
  totp_step: Generated<number>
}

export interface StaffRoles {
  organ_id: string
  staff_id: string
  role: string
  granted_at: Generated<Date>
}

export interface SubscriptionDigests {
  outbox_id: number
  subscription_id: string
  organ_id: string
  document_id: string
  told_before: string
}

export interface Subscriptions {
  id: string
  organ_id: string
  selection: Json
  frequency: 'daily' | 'weekly'
  sealed_email: string
  blind_email: string
  made_at: Date
  confirmed_at: Date | null
  told_until: string | null
  digests: Generated<number>
}

export interface SuggestionClicks {
  organ_id: string
  request_id: string
  what: 'opened' | 'served'
  on_day: string
  count: Generated<number>
}

export interface UploadDrafts {
  sha256: string
  kept_at: Date
}

export interface WorkRules {
  organ_id: string
  id: string
  version: number
  title: string
  text: string
  adopted_on: string
  review_on: string | null
  ended_on: string | null
  made_at: Generated<Date>
}
