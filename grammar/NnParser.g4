/*
 * The form of a script. Newlines that do not end a statement are gone before the parser sees them
 * (dev.nnc.compiler.syntax.NewlineFilter); one NEWLINE stands between two statements, none behind
 * `{` or before `}`.
 *
 * Which statement makes sense in which block is not said here: the checker knows.
 */
parser grammar NnParser;

options {
  tokenVocab = NnLexer;
}

// ------------------------------------------------------------------------------ entry points

itemOnly: item EOF;
statementOnly: statement EOF;
expressionOnly: expression EOF;

// ------------------------------------------------------------------------------ items

item
  : use
  | dim
  | config
  | definition
  | model
  | train
  ;

use: USE STRING;
dim: DIM identifier ASSIGN expression;
config: CONFIG identifier ASSIGN expression;
definition
  : (DEF | OPTIMIZER) identifier CALL_OPEN parameters RIGHT_PARENTHESIS
    (ASSIGN expression | block)
  ;
model: MODEL identifier block;
train: TRAIN identifier block;

parameters: parameterList? (SEMICOLON parameterList)?;
parameterList: parameter (COMMA parameter)*;
parameter: identifier (COLON type)? (ASSIGN expression)?;

type: identifier (INDEX_OPEN (dimension (COMMA dimension)*)? RIGHT_BRACKET)?;
dimension: ELLIPSIS | expression;

block: LEFT_BRACE (statement (NEWLINE statement)*)? RIGHT_BRACE;

// ------------------------------------------------------------------------------ statements

statement
  : bind
  | placeholder
  | declaration
  | output
  | layer
  | repeat
  | condition
  | result
  | penalty
  | require
  | data
  | loss
  | regularize
  | constrain
  | optimize
  | average
  | run
  | metric
  | log
  | stop
  | checkpoint
  | plot
  ;

bind: target (COMMA target)* ASSIGN expression;
target: identifier | PRIMED;
placeholder: PLACEHOLDER identifier COLON type;
declaration: (VARIABLE | STATE | SLOT) identifier (COLON type)? ((TILDE | ASSIGN) expression)?;
output: OUTPUT identifier (ASSIGN expression)?;
layer: LAYER identifier ASSIGN expression;
repeat: REPEAT expression (AS identifier)? block;
condition: IF branch (ELSE IF branch)* (ELSE block)?;
branch: expression block;
result: RETURN expression (COMMA expression)*;
penalty: PENALTY expression;
require: REQUIRE expression (COMMA STRING)?;

data: (DATA | VALIDATE) source (COMMA source)* split?;
source: call (WHERE expression)? (LEFT_BRACE dataBindings? RIGHT_BRACE)?;
dataBindings: dataBinding ((COMMA | NEWLINE) dataBinding)*;
dataBinding: identifier ASSIGN range;
split: SPLIT share (SLASH share)+ (BY splitKind? identifier)?;
share: suffixed;
splitKind: CLASS | GROUP;

loss: LOSS (identifier ASSIGN)? expression (WEIGHTED expression)?;
regularize: REGULARIZE expression selection?;
constrain: CONSTRAIN expression selection?;
optimize: OPTIMIZE optimizeGroup (ELSE optimizeGroup)*;
optimizeGroup: expression ofLosses? selection?;
ofLosses: OF identifier (COMMA identifier)*;
selection: ON patterns (EXCEPT patterns)? | EXCEPT patterns;
patterns: STRING (COMMA STRING)*;
average: AVERAGE expression (COMMA USE ASSIGN identifier)?;

run: RUN runItem (COMMA runItem)*;
runItem
  : BATCH expression
  | SEED expression
  | IN ORDER
  | expression
  ;

metric: METRIC (identifier ASSIGN)? expression;
log: LOG expression (COMMA expression)* (EVERY expression)?;
stop
  : STOP expression WITHOUT (GAIN | RISE | FALL) (OF expression)? FOR expression
    (COMMA RESTORE BEST)?
  ;
checkpoint: CHECKPOINT STRING (EVERY expression)? (KEEP expression)?;

plot: PLOT picture (COMMA picture)* (TO STRING)?;
picture
  : identifier CALL_OPEN subjects? asRows? overRanges? byColumn? RIGHT_PARENTHESIS
    (WITH PATH OF expression)?
  ;
subjects: expression (COMMA expression)*;
asRows: AS expression;
overRanges: OVER plotRange (COMMA plotRange)*;
byColumn: BY expression;
plotRange: expression (IN expression TO expression)?;

// ------------------------------------------------------------------------------ expressions

expression: substituted (THEN substituted)*;
substituted: piped (WITH (substitution | LEFT_BRACE substitutions RIGHT_BRACE))?;
substitutions: substitution ((COMMA | NEWLINE) substitution)*;
substitution: (identifier | STRING) ASSIGN piped;
piped: disjunction (PIPE stage)*;
stage: identifier arguments?;
disjunction: conjunction (OR conjunction)*;
conjunction: negation (AND negation)*;
negation: NOT negation | comparison;
comparison: sum ((LESS | LESS_EQUAL | GREATER | GREATER_EQUAL | EQUAL | NOT_EQUAL) sum)*;
sum: term ((PLUS | MINUS) term)*;
term: contraction ((STAR | SLASH) contraction)*;
contraction: unary (AT unary)*;
unary: (MINUS | TIGHT_MINUS) unary | power;
power: suffixed (CARET unary)?;
suffixed: indexed ((EPOCHS | STEPS | SAMPLES) | MISSING fill)?;
fill: (MINUS | TIGHT_MINUS)? indexed;
indexed: atom indexes*;
indexes: INDEX_OPEN indexItem (COMMA indexItem)* RIGHT_BRACKET;
indexItem: expression (COLON expression?)? | COLON expression?;

atom
  : number
  | text
  | truth
  | reference
  | parenthesized
  | list
  ;

number: NUMBER | PERCENT;
text: STRING;
truth: TRUE | FALSE;
reference: identifier arguments? | PRIMED;
call: identifier arguments;
arguments: CALL_OPEN (argument (COMMA argument)*)? RIGHT_PARENTHESIS;
argument: (identifier ASSIGN)? range;
range: expression (TO expression)?;
parenthesized: (LEFT_PARENTHESIS | CALL_OPEN) expression RIGHT_PARENTHESIS;
list: (LEFT_BRACKET | INDEX_OPEN) (range (COMMA range)*)? RIGHT_BRACKET;

/** Every word but the reserved ones. */
identifier
  : NAME
  | USE | DIM | CONFIG | DEF | OPTIMIZER | MODEL | TRAIN
  | PLACEHOLDER | VARIABLE | STATE | SLOT | OUTPUT | LAYER | REPEAT | AS | PENALTY | REQUIRE
  | DATA | VALIDATE | WHERE | MISSING | SPLIT | BY | CLASS | GROUP
  | LOSS | WEIGHTED | REGULARIZE | CONSTRAIN | ON | EXCEPT | OPTIMIZE | AVERAGE
  | RUN | BATCH | SEED | IN | ORDER | METRIC | LOG | EVERY
  | STOP | WITHOUT | GAIN | RISE | FALL | OF | FOR | RESTORE | BEST | CHECKPOINT | KEEP
  | PLOT | OVER | TO | PATH | EPOCHS | STEPS | SAMPLES
  ;
