-- The knowledge base of the RAIR-DTC reference. Built by `python -m db.build`, never edited by hand.
-- Every table is STRICT. A row that states a fact has an address (unique over the whole base), the state
-- `seen` (read in its sources) or `recall` (not confirmed) and the date of that check; its sources stand in
-- `citation`. `own` (defined by this reference) can stand in three tables only. The view `fact` lists all facts.
-- Conditions are JSON in the rule language of db/README.md.

-- What names this base: version, date, intended use, limits of age in days, content_hash.
CREATE TABLE pack (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

-- Publications, labels and guidelines. Empty text: not confirmed.
CREATE TABLE source (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('trial','label','guideline','review','cohort','case-report','database','judgement')),
  citation TEXT NOT NULL CHECK (citation <> ''),
  year INTEGER CHECK (year BETWEEN 1940 AND 2100),
  pmid TEXT NOT NULL,
  doi TEXT NOT NULL,
  nct TEXT NOT NULL,
  url TEXT NOT NULL,
  read TEXT NOT NULL,
  checked_on TEXT NOT NULL -- the last day on which a fact was read in it; empty: none was
) STRICT;

-- Which sources stand behind the fact at an address, in order.
CREATE TABLE citation (
  address TEXT NOT NULL,
  position INTEGER NOT NULL,
  source_id TEXT NOT NULL REFERENCES source (id),
  PRIMARY KEY (address, position)
) STRICT;

-- Pages of the wizard.
CREATE TABLE question_group (
  id TEXT NOT NULL PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE,
  label TEXT NOT NULL
) STRICT;

-- Questions of a case. Outside plausible: questioned; outside hard: refused. `applies` false: no other answer than no.
CREATE TABLE question (
  id TEXT NOT NULL PRIMARY KEY,
  address TEXT NOT NULL UNIQUE,
  group_id TEXT NOT NULL REFERENCES question_group (id),
  position INTEGER NOT NULL UNIQUE,
  label TEXT NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('choice','multi','number','boolean','date')),
  none_value TEXT NOT NULL,
  is_ordered INTEGER NOT NULL CHECK (is_ordered IN (0, 1)),
  unit TEXT NOT NULL,
  plausible_low REAL, plausible_high REAL CHECK (plausible_low <= plausible_high),
  hard_low REAL, hard_high REAL CHECK (hard_low <= hard_high),
  why TEXT NOT NULL,
  help TEXT NOT NULL,
  definition_id TEXT NOT NULL,
  applies TEXT,
  used_for TEXT NOT NULL,
  note TEXT NOT NULL,
  checked TEXT NOT NULL CHECK (checked IN ('seen','recall')),
  checked_on TEXT NOT NULL
) STRICT;

CREATE TABLE question_answer (
  question_id TEXT NOT NULL REFERENCES question (id),
  position INTEGER NOT NULL,
  value TEXT NOT NULL,
  label TEXT NOT NULL,
  means_unavailable INTEGER NOT NULL CHECK (means_unavailable IN (0, 1)),
  PRIMARY KEY (question_id, value)
) STRICT;

-- What each body means by a word that the rules use.
CREATE TABLE definition (
  id TEXT NOT NULL PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE,
  label TEXT NOT NULL
) STRICT;

CREATE TABLE definition_part (
  address TEXT NOT NULL PRIMARY KEY,
  definition_id TEXT NOT NULL REFERENCES definition (id),
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  body TEXT NOT NULL,
  year INTEGER,
  text TEXT NOT NULL,
  note TEXT NOT NULL,
  checked TEXT NOT NULL CHECK (checked IN ('seen','recall')),
  checked_on TEXT NOT NULL
) STRICT;

-- Findings that follow from others.
CREATE TABLE derived (
  id TEXT NOT NULL PRIMARY KEY,
  address TEXT NOT NULL UNIQUE,
  position INTEGER NOT NULL UNIQUE,
  label TEXT NOT NULL,
  condition TEXT NOT NULL,
  definition_id TEXT NOT NULL,
  body TEXT NOT NULL, -- whose own criteria of that definition these are; empty: the rules' own
  year INTEGER,
  note TEXT NOT NULL,
  checked TEXT NOT NULL CHECK (checked IN ('seen','recall','own')),
  checked_on TEXT NOT NULL
) STRICT;

CREATE TABLE option_class (
  id TEXT NOT NULL PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE,
  label TEXT NOT NULL
) STRICT;

-- What can be done for a patient; position is the order used where the facts are equal. dose_of: the drug whose start dose
-- is shown; dose_with: partners whose start doses are shown too; the amount, if any, replaces the start of dose_of.
CREATE TABLE treatment_option (
  id TEXT NOT NULL PRIMARY KEY,
  address TEXT NOT NULL UNIQUE,
  position INTEGER NOT NULL UNIQUE,
  label TEXT NOT NULL,
  short TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('step','action','monitoring','local','radioiodine','redifferentiation','systemic',
                                     'radioligand','trial','supportive')),
  line TEXT NOT NULL CHECK (line IN ('none','any','first','later','neoadjuvant')),
  indication TEXT NOT NULL,
  is_biomarker_matched INTEGER NOT NULL CHECK (is_biomarker_matched IN (0, 1)),
  dose_of TEXT NOT NULL,
  dose_with TEXT NOT NULL,
  amount REAL CHECK (amount > 0),
  amount_to REAL CHECK (amount_to > amount),
  unit TEXT NOT NULL,
  route TEXT NOT NULL,
  frequency TEXT NOT NULL,
  availability_checked TEXT NOT NULL CHECK (availability_checked IN ('','seen','recall')),
  note TEXT NOT NULL,
  checked TEXT NOT NULL CHECK (checked IN ('seen','recall')),
  checked_on TEXT NOT NULL
) STRICT;

CREATE TABLE option_class_member (
  option_id TEXT NOT NULL REFERENCES treatment_option (id),
  class_id TEXT NOT NULL REFERENCES option_class (id),
  PRIMARY KEY (option_id, class_id)
) STRICT;

-- Drugs of an option; a drug without a monograph in this base is named all the same.
CREATE TABLE option_drug (
  option_id TEXT NOT NULL REFERENCES treatment_option (id),
  position INTEGER NOT NULL,
  drug_id TEXT NOT NULL,
  PRIMARY KEY (option_id, drug_id)
) STRICT;

CREATE TABLE option_trial (
  option_id TEXT NOT NULL REFERENCES treatment_option (id),
  position INTEGER NOT NULL,
  trial_id TEXT NOT NULL,
  PRIMARY KEY (option_id, trial_id)
) STRICT;

CREATE TABLE option_evidence (
  address TEXT NOT NULL PRIMARY KEY,
  option_id TEXT NOT NULL REFERENCES treatment_option (id),
  position INTEGER NOT NULL,
  body TEXT NOT NULL,
  statement TEXT NOT NULL,
  kind TEXT NOT NULL,
  note TEXT NOT NULL,
  checked TEXT NOT NULL CHECK (checked IN ('seen','recall')),
  checked_on TEXT NOT NULL
) STRICT;

CREATE TABLE option_availability (
  option_id TEXT NOT NULL REFERENCES treatment_option (id),
  region TEXT NOT NULL CHECK (region IN ('FDA','EMA','NMPA','PMDA')),
  status TEXT NOT NULL,
  PRIMARY KEY (option_id, region)
) STRICT;

CREATE TABLE rule_group (
  id TEXT NOT NULL PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE,
  label TEXT NOT NULL
) STRICT;

-- When the condition is true the effects hold. No row in rule_jurisdiction: everywhere.
CREATE TABLE rule (
  id TEXT NOT NULL PRIMARY KEY,
  address TEXT NOT NULL UNIQUE,
  group_id TEXT NOT NULL REFERENCES rule_group (id),
  position INTEGER NOT NULL UNIQUE,
  condition TEXT NOT NULL,
  why TEXT NOT NULL,
  reviewed TEXT NOT NULL,
  note TEXT NOT NULL,
  checked TEXT NOT NULL CHECK (checked IN ('seen','recall','own')),
  checked_on TEXT NOT NULL
) STRICT;

CREATE TABLE rule_jurisdiction (
  rule_id TEXT NOT NULL REFERENCES rule (id),
  jurisdiction TEXT NOT NULL CHECK (jurisdiction IN ('US','EU','CN','JP')),
  PRIMARY KEY (rule_id, jurisdiction)
) STRICT;

-- What a rule says; which columns are filled depends on the effect.
CREATE TABLE rule_effect (
  rule_id TEXT NOT NULL REFERENCES rule (id),
  position INTEGER NOT NULL,
  effect TEXT NOT NULL CHECK (effect IN ('indicate','limit','restrict','caution','first','dose')),
  option_id TEXT REFERENCES treatment_option (id),
  class_id TEXT REFERENCES option_class (id),
  stance TEXT NOT NULL CHECK (stance IN ('','contraindicated','not-recommended','consider','recommended','preferred')),
  strength TEXT NOT NULL CHECK (strength IN ('','strong','conditional','label','expert')),
  certainty TEXT NOT NULL CHECK (certainty IN ('','high','moderate','low','not-graded')),
  grade TEXT NOT NULL,
  until TEXT NOT NULL,
  text TEXT NOT NULL,
  monitoring TEXT NOT NULL,
  urgency TEXT NOT NULL CHECK (urgency IN ('','now','days','before-treatment')),
  drug_id TEXT REFERENCES drug (id),
  adjustment_id TEXT NOT NULL,
  PRIMARY KEY (rule_id, position)
) STRICT;

CREATE TABLE drug (
  id TEXT NOT NULL PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE,
  name TEXT NOT NULL,
  zh TEXT NOT NULL,
  drug_class TEXT NOT NULL,
  targets TEXT NOT NULL,
  left_out TEXT NOT NULL, -- parts that its label has and this reference has not
  checked_on TEXT NOT NULL
) STRICT;

-- Names a drug is found by.
CREATE TABLE drug_name (
  address TEXT NOT NULL,
  drug_id TEXT NOT NULL REFERENCES drug (id),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('inn','brand','zh','alias')),
  name TEXT NOT NULL,
  region TEXT NOT NULL CHECK (region IN ('','FDA','EMA','NMPA','PMDA')),
  checked TEXT NOT NULL CHECK (checked IN ('seen','recall')),
  checked_on TEXT NOT NULL,
  PRIMARY KEY (drug_id, position)
) STRICT;

CREATE TABLE drug_code (
  address TEXT NOT NULL PRIMARY KEY,
  drug_id TEXT NOT NULL REFERENCES drug (id),
  system TEXT NOT NULL CHECK (system IN ('atc','rxnorm','ncit','drugbank')),
  code TEXT NOT NULL,
  checked TEXT NOT NULL CHECK (checked IN ('seen','recall')),
  checked_on TEXT NOT NULL
) STRICT;

-- Start doses, reduction ladder and adjustments. No amount: `text` or the action says what to do.
CREATE TABLE dose_line (
  address TEXT NOT NULL PRIMARY KEY,
  drug_id TEXT NOT NULL REFERENCES drug (id),
  section TEXT NOT NULL CHECK (section IN ('start','ladder','adjustment')),
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  step INTEGER CHECK (step >= 1),
  kind TEXT NOT NULL,
  label TEXT NOT NULL,
  condition TEXT,
  action TEXT NOT NULL CHECK (action IN ('','set-dose','change-by','no-change','avoid','no-data','instruction')),
  amount REAL CHECK (amount > 0),
  amount_to REAL CHECK (amount_to > amount),
  unit TEXT NOT NULL,
  route TEXT NOT NULL,
  frequency TEXT NOT NULL,
  text TEXT NOT NULL,
  region TEXT NOT NULL CHECK (region IN ('','FDA','EMA','NMPA','PMDA')),
  note TEXT NOT NULL,
  checked TEXT NOT NULL CHECK (checked IN ('seen','recall')),
  checked_on TEXT NOT NULL,
  CHECK (amount IS NULL OR (unit <> '' AND route <> '' AND frequency <> ''))
) STRICT;

CREATE TABLE approval (
  address TEXT NOT NULL PRIMARY KEY,
  drug_id TEXT NOT NULL REFERENCES drug (id),
  position INTEGER NOT NULL,
  region TEXT NOT NULL CHECK (region IN ('FDA','EMA','NMPA','PMDA')),
  status TEXT NOT NULL,
  scope TEXT NOT NULL,
  year INTEGER,
  indication TEXT NOT NULL,
  note TEXT NOT NULL,
  checked TEXT NOT NULL CHECK (checked IN ('seen','recall')),
  checked_on TEXT NOT NULL
) STRICT;

-- What to do for an event (CTCAE v5 term) at a grade: hold until a grade or a state in words, then at which level or dose.
CREATE TABLE toxicity_step (
  address TEXT NOT NULL PRIMARY KEY,
  drug_id TEXT NOT NULL REFERENCES drug (id),
  position INTEGER NOT NULL,
  event TEXT NOT NULL,
  grade TEXT NOT NULL,
  grades TEXT NOT NULL,
  condition TEXT,
  occurrence INTEGER CHECK (occurrence BETWEEN 1 AND 4),
  action TEXT NOT NULL CHECK (action IN ('withhold','reduce','discontinue','continue')),
  until_grade INTEGER CHECK (until_grade BETWEEN 0 AND 3),
  until TEXT NOT NULL,
  next_level TEXT NOT NULL CHECK (next_level IN ('','same','one-lower','two-lower','three-lower','reduced','named-dose','judgement')),
  amount REAL CHECK (amount > 0),
  amount_to REAL CHECK (amount_to > amount),
  unit TEXT NOT NULL,
  route TEXT NOT NULL,
  frequency TEXT NOT NULL,
  stop_if TEXT NOT NULL,
  detail TEXT NOT NULL,
  region TEXT NOT NULL,
  note TEXT NOT NULL,
  checked TEXT NOT NULL CHECK (checked IN ('seen','recall')),
  checked_on TEXT NOT NULL
) STRICT;

-- The sections of a monograph that are plain lines.
CREATE TABLE monograph_line (
  address TEXT NOT NULL PRIMARY KEY,
  drug_id TEXT NOT NULL REFERENCES drug (id),
  section TEXT NOT NULL,
  position INTEGER NOT NULL,
  head TEXT NOT NULL,
  text TEXT NOT NULL,
  detail TEXT NOT NULL,
  region TEXT NOT NULL,
  note TEXT NOT NULL,
  checked TEXT NOT NULL CHECK (checked IN ('seen','recall') OR (checked = 'own' AND section = 'practical')),
  checked_on TEXT NOT NULL
) STRICT;

-- Which co-medicines and classes an interaction is about, and how strict it is.
CREATE TABLE interaction (
  address TEXT NOT NULL PRIMARY KEY REFERENCES monograph_line (address),
  severity TEXT NOT NULL CHECK (severity IN ('contraindicated','avoid','adjust','monitor','none')),
  matches TEXT NOT NULL
) STRICT;

CREATE TABLE adverse_event_table (
  address TEXT NOT NULL PRIMARY KEY,
  drug_id TEXT NOT NULL REFERENCES drug (id),
  position INTEGER NOT NULL,
  population TEXT NOT NULL,
  trial_id TEXT NOT NULL,
  note TEXT NOT NULL,
  checked TEXT NOT NULL CHECK (checked IN ('seen','recall')),
  checked_on TEXT NOT NULL
) STRICT;

-- Percent of the treated; null: not reported.
CREATE TABLE adverse_event (
  table_address TEXT NOT NULL REFERENCES adverse_event_table (address),
  position INTEGER NOT NULL,
  term TEXT NOT NULL,
  all_grades REAL CHECK (all_grades BETWEEN 0 AND 100),
  grade_3_plus REAL CHECK (grade_3_plus BETWEEN 0 AND 100),
  PRIMARY KEY (table_address, position),
  CHECK (grade_3_plus <= all_grades)
) STRICT;

CREATE TABLE drug_trial (
  drug_id TEXT NOT NULL REFERENCES drug (id),
  position INTEGER NOT NULL,
  trial_id TEXT NOT NULL REFERENCES trial (id),
  PRIMARY KEY (drug_id, trial_id)
) STRICT;

CREATE TABLE trial (
  id TEXT NOT NULL PRIMARY KEY,
  address TEXT NOT NULL UNIQUE,
  position INTEGER NOT NULL UNIQUE,
  name TEXT NOT NULL,
  nct TEXT NOT NULL,
  phase TEXT NOT NULL,
  design TEXT NOT NULL,
  is_randomised INTEGER NOT NULL CHECK (is_randomised IN (0, 1)),
  population TEXT NOT NULL,
  line TEXT NOT NULL CHECK (line IN ('first','later','any')),
  prior_therapy TEXT NOT NULL,
  biomarker TEXT NOT NULL,
  region TEXT NOT NULL,
  enrolment INTEGER CHECK (enrolment > 0),
  note TEXT NOT NULL,
  checked TEXT NOT NULL CHECK (checked IN ('seen','recall')),
  checked_on TEXT NOT NULL
) STRICT;

CREATE TABLE trial_source (
  trial_id TEXT NOT NULL REFERENCES trial (id),
  position INTEGER NOT NULL,
  source_id TEXT NOT NULL REFERENCES source (id),
  PRIMARY KEY (trial_id, source_id)
) STRICT;

CREATE TABLE trial_arm (
  trial_id TEXT NOT NULL REFERENCES trial (id),
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  regimen TEXT NOT NULL,
  cohort TEXT NOT NULL, -- which patients, where others of the trial were given the same; else empty
  n INTEGER CHECK (n > 0),
  PRIMARY KEY (trial_id, id),
  UNIQUE (trial_id, regimen, cohort)
) STRICT;

-- An arm's own figure, or a comparison of two arms. Null value: not reached. interval_level in percent.
CREATE TABLE trial_outcome (
  address TEXT NOT NULL PRIMARY KEY,
  trial_id TEXT NOT NULL REFERENCES trial (id),
  position INTEGER NOT NULL,
  endpoint TEXT NOT NULL,
  assessor TEXT NOT NULL CHECK (assessor IN ('independent','investigator','not-stated')),
  arm_id TEXT NOT NULL,
  compare TEXT NOT NULL,
  measure TEXT NOT NULL,
  value REAL,
  interval_level REAL,
  interval_lower REAL,
  interval_upper REAL,
  n INTEGER CHECK (n > 0),
  p TEXT NOT NULL,
  note TEXT NOT NULL,
  checked TEXT NOT NULL CHECK (checked IN ('seen','recall')),
  checked_on TEXT NOT NULL,
  CHECK (interval_lower IS NULL OR value IS NULL OR interval_lower <= value),
  CHECK (interval_upper IS NULL OR value IS NULL OR interval_upper >= value)
) STRICT;

CREATE TABLE trial_event (
  address TEXT NOT NULL PRIMARY KEY,
  trial_id TEXT NOT NULL REFERENCES trial (id),
  position INTEGER NOT NULL,
  arm_id TEXT NOT NULL,
  term TEXT NOT NULL,
  all_grades REAL CHECK (all_grades BETWEEN 0 AND 100),
  grade_3_plus REAL CHECK (grade_3_plus BETWEEN 0 AND 100),
  note TEXT NOT NULL,
  checked TEXT NOT NULL CHECK (checked IN ('seen','recall')),
  checked_on TEXT NOT NULL,
  FOREIGN KEY (trial_id, arm_id) REFERENCES trial_arm (trial_id, id)
) STRICT;

-- Criteria of entry; without a condition: the questions cannot say it.
CREATE TABLE trial_entry (
  address TEXT NOT NULL PRIMARY KEY,
  trial_id TEXT NOT NULL REFERENCES trial (id),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('include','exclude')),
  text TEXT NOT NULL,
  condition TEXT,
  note TEXT NOT NULL,
  checked TEXT NOT NULL CHECK (checked IN ('seen','recall')),
  checked_on TEXT NOT NULL
) STRICT;

CREATE TABLE trial_note (
  address TEXT NOT NULL PRIMARY KEY,
  trial_id TEXT NOT NULL REFERENCES trial (id),
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  note TEXT NOT NULL,
  checked TEXT NOT NULL CHECK (checked IN ('seen','recall')),
  checked_on TEXT NOT NULL
) STRICT;

CREATE TABLE diagram (
  id TEXT NOT NULL PRIMARY KEY,
  label TEXT NOT NULL
) STRICT;

CREATE TABLE diagram_node (
  address TEXT NOT NULL PRIMARY KEY,
  diagram_id TEXT NOT NULL REFERENCES diagram (id),
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  shape TEXT NOT NULL CHECK (shape IN ('question','step')),
  grid_column INTEGER NOT NULL,
  grid_row INTEGER NOT NULL,
  label TEXT NOT NULL,
  finding TEXT NOT NULL,
  options TEXT NOT NULL,
  differences TEXT NOT NULL,
  text TEXT NOT NULL,
  note TEXT NOT NULL,
  checked TEXT NOT NULL CHECK (checked IN ('seen','recall')),
  checked_on TEXT NOT NULL,
  UNIQUE (diagram_id, id),
  UNIQUE (diagram_id, grid_column, grid_row)
) STRICT;

CREATE TABLE diagram_edge (
  diagram_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  start_id TEXT NOT NULL,
  end_id TEXT NOT NULL,
  label TEXT NOT NULL,
  condition TEXT NOT NULL,
  PRIMARY KEY (diagram_id, position),
  FOREIGN KEY (diagram_id, start_id) REFERENCES diagram_node (diagram_id, id),
  FOREIGN KEY (diagram_id, end_id) REFERENCES diagram_node (diagram_id, id)
) STRICT;

-- Other medicines that patients take, and the classes that interactions name.
CREATE TABLE co_medicine_class (
  id TEXT NOT NULL PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE,
  label TEXT NOT NULL
) STRICT;

CREATE TABLE co_medicine (
  id TEXT NOT NULL PRIMARY KEY,
  address TEXT NOT NULL UNIQUE,
  position INTEGER NOT NULL UNIQUE,
  label TEXT NOT NULL,
  note TEXT NOT NULL,
  checked TEXT NOT NULL CHECK (checked IN ('seen','recall')),
  checked_on TEXT NOT NULL
) STRICT;

CREATE TABLE co_medicine_name (
  co_medicine_id TEXT NOT NULL REFERENCES co_medicine (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (co_medicine_id, position)
) STRICT;

CREATE TABLE co_medicine_member (
  co_medicine_id TEXT NOT NULL REFERENCES co_medicine (id),
  class_id TEXT NOT NULL REFERENCES co_medicine_class (id),
  PRIMARY KEY (co_medicine_id, class_id)
) STRICT;

-- Decision points where bodies differ, each in our words with its own grade. Empty grade: the body gives none.
-- condition: on which cases the point bears.
CREATE TABLE guideline_difference (
  id TEXT NOT NULL PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE,
  point TEXT NOT NULL,
  condition TEXT NOT NULL,
  findings TEXT NOT NULL,
  options TEXT NOT NULL
) STRICT;

CREATE TABLE guideline_position (
  address TEXT NOT NULL PRIMARY KEY,
  difference_id TEXT NOT NULL REFERENCES guideline_difference (id),
  position INTEGER NOT NULL,
  body TEXT NOT NULL,
  year INTEGER NOT NULL CHECK (year BETWEEN 1990 AND 2100),
  region TEXT NOT NULL CHECK (region IN ('US','EU','UK','CN','JP','international')),
  text TEXT NOT NULL,
  grade TEXT NOT NULL,
  note TEXT NOT NULL,
  checked TEXT NOT NULL CHECK (checked IN ('seen','recall')),
  checked_on TEXT NOT NULL
) STRICT;

-- What was considered and left out, and why.
CREATE TABLE not_included (
  id TEXT NOT NULL PRIMARY KEY,
  address TEXT NOT NULL UNIQUE,
  position INTEGER NOT NULL UNIQUE,
  label TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('drug','radioligand','procedure','trial','test','rule')),
  reason TEXT NOT NULL,
  note TEXT NOT NULL,
  checked TEXT NOT NULL CHECK (checked IN ('seen','recall')),
  checked_on TEXT NOT NULL
) STRICT;

-- How an adverse event (CTCAE v5 term) is met; a drug's own label goes before it.
CREATE TABLE event (
  id TEXT NOT NULL PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE,
  term TEXT NOT NULL,
  names TEXT NOT NULL,
  drugs TEXT NOT NULL
) STRICT;

CREATE TABLE event_line (
  address TEXT NOT NULL PRIMARY KEY,
  event_id TEXT NOT NULL REFERENCES event (id),
  position INTEGER NOT NULL,
  section TEXT NOT NULL CHECK (section IN ('onset','prevention','monitoring','treatment','red-flags','grade')),
  grade INTEGER CHECK (grade BETWEEN 1 AND 4),
  text TEXT NOT NULL,
  note TEXT NOT NULL,
  checked TEXT NOT NULL CHECK (checked IN ('seen','recall')),
  checked_on TEXT NOT NULL,
  CHECK ((section = 'grade') = (grade IS NOT NULL))
) STRICT;

-- Formulas with units, ranges, bands and worked examples, all as JSON; `fills`: the question that the result answers.
CREATE TABLE calculator (
  id TEXT NOT NULL PRIMARY KEY,
  address TEXT NOT NULL UNIQUE,
  position INTEGER NOT NULL UNIQUE,
  label TEXT NOT NULL,
  formula TEXT NOT NULL,
  filled TEXT NOT NULL,
  inputs TEXT NOT NULL,
  result_unit TEXT NOT NULL,
  fills TEXT NOT NULL,
  bands TEXT NOT NULL,
  warnings TEXT NOT NULL,
  examples TEXT NOT NULL,
  note TEXT NOT NULL,
  checked TEXT NOT NULL CHECK (checked IN ('seen','recall')),
  checked_on TEXT NOT NULL
) STRICT;

-- What changed from release to release, as db/CHANGELOG.md says it.
CREATE TABLE change (
  position INTEGER NOT NULL PRIMARY KEY,
  release TEXT NOT NULL,
  date TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('advice','figure','wording','content')),
  text TEXT NOT NULL
) STRICT;

-- What one part of a fact said before and after a release; no old value: the fact is new. The sources are its own.
CREATE TABLE change_value (
  position INTEGER NOT NULL PRIMARY KEY,
  release TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('advice','figure','wording')),
  address TEXT NOT NULL,
  subject TEXT NOT NULL, -- what the fact is about, in words
  part TEXT NOT NULL CHECK (part IN ('text','detail','why','action')),
  old TEXT,
  new TEXT NOT NULL,
  checked TEXT NOT NULL CHECK (checked IN ('seen','recall')),
  checked_on TEXT NOT NULL
) STRICT;

-- What a question, or one answer of it, is called in a public code system. Empty answer: the question itself.
CREATE TABLE standard_code (
  address TEXT NOT NULL PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE,
  finding TEXT NOT NULL,
  answer TEXT NOT NULL,
  system TEXT NOT NULL CHECK (system IN ('loinc','snomed','icd-10-cm','hgnc')),
  code TEXT NOT NULL,
  display TEXT NOT NULL,
  note TEXT NOT NULL,
  checked TEXT NOT NULL CHECK (checked IN ('seen','recall')),
  checked_on TEXT NOT NULL,
  UNIQUE (finding, answer)
) STRICT;

-- The signalling map: where nodes stand, what acts on what, where drugs act, what makes them fail, the guided view.
CREATE TABLE signal_map (
  id TEXT NOT NULL PRIMARY KEY,
  label TEXT NOT NULL
) STRICT;

CREATE TABLE signal_compartment (
  id TEXT NOT NULL PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE,
  label TEXT NOT NULL,
  look TEXT NOT NULL CHECK (look IN ('open','membrane','cytoplasm','nucleus','cell')),
  cells TEXT NOT NULL                    -- JSON: first column and row, last column and row
) STRICT;

CREATE TABLE signal_group (
  id TEXT NOT NULL PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE,
  label TEXT NOT NULL
) STRICT;

CREATE TABLE signal_node (
  id TEXT NOT NULL PRIMARY KEY,
  address TEXT NOT NULL UNIQUE,
  position INTEGER NOT NULL UNIQUE,
  label TEXT NOT NULL,
  short TEXT NOT NULL,                   -- the name on the drawing
  kind TEXT NOT NULL,
  compartment TEXT NOT NULL REFERENCES signal_compartment (id),
  group_id TEXT NOT NULL REFERENCES signal_group (id),
  grid_column INTEGER NOT NULL,
  grid_row INTEGER NOT NULL,
  detail TEXT NOT NULL CHECK (detail IN ('first','zoom')),
  hgnc TEXT NOT NULL,
  uniprot TEXT NOT NULL,
  aliases TEXT NOT NULL,
  drivers TEXT NOT NULL,                 -- JSON: answers to the question of drivers that mean found
  text TEXT NOT NULL,
  note TEXT NOT NULL,
  checked TEXT NOT NULL CHECK (checked IN ('seen','recall')),
  checked_on TEXT NOT NULL
) STRICT;

CREATE TABLE signal_edge (
  address TEXT NOT NULL PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  position INTEGER NOT NULL UNIQUE,
  start_id TEXT NOT NULL REFERENCES signal_node (id),
  end_id TEXT NOT NULL REFERENCES signal_node (id),
  effect TEXT NOT NULL CHECK (effect IN ('activates','inhibits','represses-expression','transports')),
  text TEXT NOT NULL,
  note TEXT NOT NULL,
  checked TEXT NOT NULL CHECK (checked IN ('seen','recall')),
  checked_on TEXT NOT NULL
) STRICT;

CREATE TABLE signal_action (
  address TEXT NOT NULL PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE,
  drug_id TEXT NOT NULL REFERENCES drug (id),
  short TEXT NOT NULL,                   -- the name on the drawing; empty: that of the drug
  nodes TEXT NOT NULL,
  bars TEXT NOT NULL,                    -- JSON: the nodes to which a line is drawn
  effect TEXT NOT NULL,
  grid_column INTEGER NOT NULL,
  grid_row INTEGER NOT NULL,
  detail TEXT NOT NULL CHECK (detail IN ('first','zoom')),
  text TEXT NOT NULL,
  note TEXT NOT NULL,
  checked TEXT NOT NULL CHECK (checked IN ('seen','recall')),
  checked_on TEXT NOT NULL
) STRICT;

-- How the lines of the map run, laid at build: sides, slots and tracks, without sizes. `detail` zoom: with every node.
CREATE TABLE signal_way (
  detail TEXT NOT NULL CHECK (detail IN ('first','zoom')),
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  start_id TEXT NOT NULL,                -- a node, or the drugs of a cell
  end_id TEXT NOT NULL REFERENCES signal_node (id),
  out_side TEXT NOT NULL CHECK (out_side IN ('top','bottom','left','right')),
  in_side TEXT NOT NULL CHECK (in_side IN ('top','bottom','left','right')),
  out_slot INTEGER NOT NULL,             -- from the middle of the side: 0, 1, -1, …
  in_slot INTEGER NOT NULL,
  turns TEXT NOT NULL,                   -- JSON: level or not, number of the gap, track in it
  bundle TEXT NOT NULL,                  -- ways of one bundle may lie on one another
  PRIMARY KEY (detail, position),
  UNIQUE (detail, id)
) STRICT;

CREATE TABLE signal_resistance (
  address TEXT NOT NULL PRIMARY KEY,
  position INTEGER NOT NULL UNIQUE,
  node_id TEXT NOT NULL REFERENCES signal_node (id),
  drugs TEXT NOT NULL,
  label TEXT NOT NULL,
  text TEXT NOT NULL,
  note TEXT NOT NULL,
  checked TEXT NOT NULL CHECK (checked IN ('seen','recall')),
  checked_on TEXT NOT NULL
) STRICT;

CREATE TABLE signal_story (
  address TEXT NOT NULL PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  position INTEGER NOT NULL UNIQUE,
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  nodes TEXT NOT NULL,
  edges TEXT NOT NULL,
  drugs TEXT NOT NULL,
  note TEXT NOT NULL,
  checked TEXT NOT NULL CHECK (checked IN ('seen','recall')),
  checked_on TEXT NOT NULL
) STRICT;

-- Published patients, shipped as examples and run by the self-test.
CREATE TABLE example_case (
  id TEXT NOT NULL PRIMARY KEY,
  address TEXT NOT NULL UNIQUE,
  position INTEGER NOT NULL UNIQUE,
  title TEXT NOT NULL,
  decision_point TEXT NOT NULL,
  story TEXT NOT NULL,
  done TEXT NOT NULL,
  outcome TEXT NOT NULL,
  jurisdiction TEXT NOT NULL CHECK (jurisdiction IN ('any','US','EU','CN','JP')),
  findings TEXT NOT NULL,
  assumed TEXT NOT NULL,
  expected TEXT NOT NULL,
  must_say TEXT NOT NULL,
  note TEXT NOT NULL,
  checked TEXT NOT NULL CHECK (checked IN ('seen','recall')),
  checked_on TEXT NOT NULL
) STRICT;

-- What the search box finds; rowid in order of importance. Han text is split into single characters in `terms`.
CREATE TABLE search_entry (
  rowid INTEGER NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  target TEXT NOT NULL,
  title TEXT NOT NULL,
  detail TEXT NOT NULL
) STRICT;
CREATE INDEX search_entry_target ON search_entry (kind, target);

-- `kind` is that of the entry: what is asked of the names of some kinds is then answered by the index alone.
-- `field`: what sort of name it is; empty: the title of the entry.
CREATE TABLE search_name (
  rowid INTEGER NOT NULL PRIMARY KEY,
  entry INTEGER NOT NULL REFERENCES search_entry (rowid),
  kind TEXT NOT NULL,
  field TEXT NOT NULL CHECK (field IN ('','brand','chinese','other','short','trial-number','protein-number','event')),
  name TEXT NOT NULL,
  folded TEXT NOT NULL
) STRICT;
CREATE INDEX search_name_kind ON search_name (kind, folded, entry);
-- Many names begin with the same one to three letters: here they stand in the order of importance.
CREATE INDEX search_name_1 ON search_name (substr(folded, 1, 1), entry, kind);
CREATE INDEX search_name_2 ON search_name (substr(folded, 1, 2), entry, kind);
CREATE INDEX search_name_3 ON search_name (substr(folded, 1, 3), entry, kind);

-- For near spelling: every name of Latin letters with one letter left out, and whole; the first row of such a name.
CREATE TABLE search_near (
  form TEXT NOT NULL,
  name INTEGER NOT NULL REFERENCES search_name (rowid),
  PRIMARY KEY (form, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE search_text (
  rowid INTEGER NOT NULL PRIMARY KEY,
  terms TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE search_index USING fts5 (
  terms, content='search_text', content_rowid='rowid',
  tokenize='unicode61 remove_diacritics 2', prefix='1 2 3 4'
);

-- The words of each name; rowid is that of `search_name`, so that the first are the most important.
CREATE VIRTUAL TABLE search_word USING fts5 (
  words, content='', tokenize='unicode61 remove_diacritics 2', prefix='1 2 3 4'
);

-- Every fact of the base: what it says, in which unit, where it was read and whether it was.
CREATE VIEW fact (address, value, unit, sources, checked) AS
WITH stated (address, value, unit, checked) AS (
  SELECT address, label, '', checked FROM question
  UNION ALL SELECT address, text, '', checked FROM definition_part
  UNION ALL SELECT address, condition, '', checked FROM derived
  UNION ALL SELECT address, indication, '', checked FROM treatment_option
  UNION ALL SELECT address, body || ': ' || statement, '', checked FROM option_evidence
  UNION ALL SELECT address, why, '', checked FROM rule
  UNION ALL SELECT address, group_concat(name, ' · '), '', checked FROM drug_name GROUP BY address, checked
  UNION ALL SELECT address, code, system, checked FROM drug_code
  UNION ALL SELECT address, CASE WHEN amount IS NULL THEN coalesce(nullif(text, ''), action)
                        WHEN amount_to IS NULL THEN format('%g', amount)
                        ELSE format('%g to %g', amount, amount_to) END,
                   CASE WHEN amount IS NULL THEN '' ELSE unit || ' ' || route || ' ' || frequency END, checked FROM dose_line
  UNION ALL SELECT address, region || ' ' || status || ': ' || indication, '', checked FROM approval
  UNION ALL SELECT address, action || CASE WHEN until_grade IS NULL THEN '' ELSE ' until grade ' || until_grade END
                   || CASE WHEN until = '' THEN '' ELSE ' until ' || until END || CASE WHEN next_level = '' THEN '' ELSE ', then ' || next_level END
                   || CASE WHEN amount IS NULL THEN '' ELSE format(' %g ', amount) || unit || ' ' || frequency END
                   || CASE WHEN stop_if = '' THEN '' ELSE '; stop if ' || stop_if END || CASE WHEN detail = '' THEN '' ELSE ': ' || detail END,
                   'grade ' || grade || CASE WHEN occurrence IS NULL THEN '' ELSE ', occurrence ' || occurrence END, checked FROM toxicity_step
  UNION ALL SELECT address, text, '', checked FROM monograph_line
  UNION ALL SELECT t.address || '/' || e.position, e.term || ': ' || CASE WHEN e.all_grades IS NULL THEN 'not reported' ELSE format('%g', e.all_grades) END
                   || ' all grades, ' || CASE WHEN e.grade_3_plus IS NULL THEN 'not reported' ELSE format('%g', e.grade_3_plus) END || ' grade 3 or more', 'percent', t.checked
            FROM adverse_event_table t JOIN adverse_event e ON e.table_address = t.address
  UNION ALL SELECT address, population, '', checked FROM trial
  UNION ALL SELECT address, CASE WHEN value IS NULL THEN 'not reached' ELSE format('%g', value) END, measure, checked FROM trial_outcome
  UNION ALL SELECT address, CASE WHEN all_grades IS NULL THEN 'not reported' ELSE format('%g', all_grades) END || ' all grades, '
                   || CASE WHEN grade_3_plus IS NULL THEN 'not reported' ELSE format('%g', grade_3_plus) END || ' grade 3 or more', 'percent', checked FROM trial_event
  UNION ALL SELECT address, text, kind, checked FROM trial_entry
  UNION ALL SELECT address, text, '', checked FROM trial_note
  UNION ALL SELECT address, label, '', checked FROM diagram_node
  UNION ALL SELECT address, story, '', checked FROM example_case
  UNION ALL SELECT address, label, '', checked FROM co_medicine
  UNION ALL SELECT address, body || ' ' || year || ': ' || text, grade, checked FROM guideline_position
  UNION ALL SELECT address, reason, '', checked FROM not_included
  UNION ALL SELECT address, text, '', checked FROM event_line
  UNION ALL SELECT address, formula, result_unit, checked FROM calculator
  UNION ALL SELECT address, code, system, checked FROM standard_code
  UNION ALL SELECT address, label, '', checked FROM signal_node
  UNION ALL SELECT address, text, effect, checked FROM signal_edge
  UNION ALL SELECT address, nodes, effect, checked FROM signal_action
  UNION ALL SELECT address, label || ': ' || text, '', checked FROM signal_resistance
  UNION ALL SELECT address, text, '', checked FROM signal_story
)
SELECT address, value, unit,
       coalesce((SELECT group_concat(source_id, ' ') FROM
                  (SELECT source_id FROM citation c WHERE c.address IN (s.address,
                      CASE WHEN s.address GLOB '*/adverse-events/*/*' THEN rtrim(rtrim(s.address, '0123456789'), '/') END)
                   ORDER BY c.position)), ''),
       checked
FROM stated s;
