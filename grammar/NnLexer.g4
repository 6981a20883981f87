/*
 * The words and signs of a script.
 *
 * The scanner (dev.nnc.compiler.syntax.Scanner) works on what this lexer finds: it answers the
 * signs of other languages, drops comments, and marks brackets and minus signs by the spaces
 * around them (CALL_OPEN, INDEX_OPEN, TIGHT_MINUS).
 */
lexer grammar NnLexer;

tokens {
  CALL_OPEN,    // a `(` directly behind a name
  INDEX_OPEN,   // a `[` directly behind a name or a closing bracket
  TIGHT_MINUS   // a `-` with a space before it and none after
}

// ------------------------------------------------------------------------------ reserved words

AND: 'and';
OR: 'or';
NOT: 'not';
TRUE: 'true';
FALSE: 'false';
IF: 'if';
ELSE: 'else';
RETURN: 'return';
THEN: 'then';
WITH: 'with';

// ----------------------------------------- words that have a meaning in their places, else names

USE: 'use';
DIM: 'dim';
CONFIG: 'config';
DEF: 'def';
OPTIMIZER: 'optimizer';
MODEL: 'model';
TRAIN: 'train';

PLACEHOLDER: 'placeholder';
VARIABLE: 'variable';
STATE: 'state';
SLOT: 'slot';
OUTPUT: 'output';
LAYER: 'layer';
REPEAT: 'repeat';
AS: 'as';
PENALTY: 'penalty';
REQUIRE: 'require';

DATA: 'data';
VALIDATE: 'validate';
WHERE: 'where';
MISSING: 'missing';
SPLIT: 'split';
BY: 'by';
CLASS: 'class';
GROUP: 'group';
LOSS: 'loss';
WEIGHTED: 'weighted';
REGULARIZE: 'regularize';
CONSTRAIN: 'constrain';
ON: 'on';
EXCEPT: 'except';
OPTIMIZE: 'optimize';
AVERAGE: 'average';
RUN: 'run';
BATCH: 'batch';
SEED: 'seed';
IN: 'in';
ORDER: 'order';
METRIC: 'metric';
LOG: 'log';
EVERY: 'every';
STOP: 'stop';
WITHOUT: 'without';
GAIN: 'gain';
RISE: 'rise';
FALL: 'fall';
OF: 'of';
FOR: 'for';
RESTORE: 'restore';
BEST: 'best';
CHECKPOINT: 'checkpoint';
KEEP: 'keep';
PLOT: 'plot';
OVER: 'over';
TO: 'to';
PATH: 'path';

EPOCHS: 'epochs' | 'epoch';
STEPS: 'steps' | 'step';
SAMPLES: 'samples' | 'sample';

// ------------------------------------------------------------------------------ names and values

NAME: LETTER PART*;
PRIMED: LETTER PART* '\'';
NUMBER: DIGITS ('.' DIGITS)? EXPONENT?;
PERCENT: DIGITS ('.' DIGITS)? '%';
STRING: '"' CHARACTER* '"';

// ------------------------------------------------------------------------------ signs

ASSIGN: '=';
TILDE: '~';
COLON: ':';
SEMICOLON: ';';
COMMA: ',';
ELLIPSIS: '...';
PIPE: '|>';
PLUS: '+';
MINUS: '-';
STAR: '*';
SLASH: '/';
AT: '@';
CARET: '^';
LESS_EQUAL: '<=';
GREATER_EQUAL: '>=';
EQUAL: '==';
NOT_EQUAL: '!=';
LESS: '<';
GREATER: '>';
LEFT_PARENTHESIS: '(';
RIGHT_PARENTHESIS: ')';
LEFT_BRACKET: '[';
RIGHT_BRACKET: ']';
LEFT_BRACE: '{';
RIGHT_BRACE: '}';

NEWLINE: '\r'? '\n';
DOC: '///' REST;
COMMENT: '//' REST;
SPACE: [ \t]+ -> skip;

// ------------------------------------------ what no script holds, but hands used to others write

MALFORMED_NUMBER: ([0-9] | '.' [0-9]) ([0-9] | LETTER | [_.])*;
UNCLOSED_STRING: '"' CHARACTER*;
QUOTED: '\'' ~['\r\n]* '\'';
BLOCK_COMMENT: '/*' REST;
HASH_COMMENT: '#' REST;
WALRUS: ':=';
STAR_STAR: '**';
COMPOUND_ASSIGN: [-+*/@^%] '=';
ARROW: '->';
FAT_ARROW: '=>';
AND_AND: '&&' | '&';
OR_OR: '||' | '|';
BANG: '!';
MODULO: '%';
STRICT_EQUAL: '===';
STRICT_NOT_EQUAL: '!==' | '<>';
QUESTION: '?';
BACKSLASH: '\\';
DOT: '.';
UNREADABLE: .;

fragment LETTER: [\p{L}_];
fragment PART: [\p{L}\p{Mn}\p{Mc}\p{Nd}_];
fragment DIGITS: [0-9]+ ('_' [0-9]+)*;
fragment EXPONENT: [eE] [-+]? [0-9]+;
fragment CHARACTER: ~["\\\r\n] | '\\' ~[\r\n];
fragment REST: ~[\r\n]*;
