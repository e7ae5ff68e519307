    /** Whether the next token is a function's name: TRUNCATE(1.5) is no statement. */
    private boolean startsCall() {
        return getToken(2).kind == LPAREN && getToken(1).kind != EXPLAIN && getToken(1).kind != COPY;
    }

    /** Whether the parenthesis ahead holds a path and not a vertex. */
    private boolean startsParenthesizedPath() {
        if (getToken(1).kind != LPAREN) {
            return false;
        }
        switch (getToken(2).kind) {
        case LPAREN:
        case LT:
        case MINUS:
        case LAMBDA:
            return true;
        case WALK:
        case TRAIL:
        case ACYCLIC:
        case SIMPLE:
            return getToken(3).kind == LPAREN || getToken(3).kind == EQ;
        default:
            return getToken(3).kind == EQ;
        }
    }

    /** What INTO of the procedure's statement at hand names; null outside of one. */
    private List<SqlIdentifier> intoTargets;

    private SqlParserPos intoPosition;

    private void beginInto() {
        intoTargets = new ArrayList<SqlIdentifier>();
        intoPosition = null;
    }

    private List<SqlIdentifier> endInto() {
        final List<SqlIdentifier> targets = intoTargets;
        intoTargets = null;
        return targets;
    }

    /** Whether INTO follows a select list where it may, once. */
    private boolean startsInto() {
        return getToken(1).kind == INTO && intoTargets != null && intoPosition == null;
    }

    /** Whether * or t.* is behind and EXCLUDE (, EXCEPT ( or REPLACE ( ahead; EXCEPT (SELECT is a set operation. */
    private boolean changesStar() {
        if (getToken(0).kind != STAR || getToken(2).kind != LPAREN) {
            return false;
        }
        switch (getToken(1).kind) {
        case EXCLUDE:
        case REPLACE:
            return true;
        case EXCEPT:
            return getToken(3).kind != SELECT && getToken(3).kind != VALUES && getToken(3).kind != WITH;
        default:
            return false;
        }
    }

    /** The * or t.* that stands in front of EXCLUDE, EXCEPT or REPLACE, by itself. */
    private static SqlIdentifier star(SqlNode e, String word) {
        if (e instanceof SqlIdentifier && ((SqlIdentifier) e).isStar()) {
            return (SqlIdentifier) e;
        }
        throw new SyntaxProblem(word + " belongs behind * or t.* alone", e.getParserPosition());
    }

    /** f(j -> 'key'): JSON access where a lambda could be read. */
    private boolean isJsonArrow() {
        final int behind = getToken(3).kind;
        return getToken(2).kind == LAMBDA
            && (behind == QUOTED_STRING || behind == UNSIGNED_INTEGER_LITERAL || behind == MINUS || behind == HOOK);
    }

    /** Whether FINAL, NEW or OLD is the first word of a table that a change gives. */
    private boolean startsDeltaTable() {
        switch (getToken(1).kind) {
        case FINAL:
        case NEW:
        case OLD:
            return getToken(2).kind == TABLE && getToken(3).kind == LPAREN;
        default:
            return false;
        }
    }

    /** ALTER COLUMN c RESTART ..: an option of its sequence and not a type. */
    private boolean startsSequenceOption() {
        switch (getToken(1).kind) {
        case START:
        case INCREMENT:
        case MINVALUE:
        case MAXVALUE:
        case CACHE:
        case CYCLE:
        case RESTART:
        case NO:
            return true;
        default:
            return false;
        }
    }

    /** Whether the WITH ahead belongs to a change: looks behind its queries, all in parentheses. */
    private boolean startsWithChange() {
        if (getToken(1).kind != WITH) {
            return false;
        }
        int depth = 0;
        for (int i = 2; ; i++) {
            switch (getToken(i).kind) {
            case LPAREN:
                depth++;
                break;
            case RPAREN:
                depth--;
                break;
            case INSERT:
            case UPSERT:
            case UPDATE:
            case DELETE:
            case MERGE:
                if (depth == 0 && getToken(i - 1).kind == RPAREN) {
                    return true;
                }
                break;
            case SELECT:
            case VALUES:
            case EOF:
            case SEMICOLON:
                if (depth == 0) {
                    return false;
                }
                break;
            default:
                break;
            }
            if (getToken(i).kind == EOF) {
                return false;
            }
        }
    }

    /** Calcite reads the digits two by two as numbers with sign. */
    private static void checkHexadecimal(String digits) {
        for (int i = 0; i < digits.length(); i++) {
            if (Character.digit(digits.charAt(i), 16) < 0 || digits.charAt(i) > 'f') {
                throw new NumberFormatException(digits);
            }
        }
    }

    /** Whether frequent expressions are told by their first tokens; without it errors know all that could stand there. */
    private boolean takesShortcuts = true;

    /** Before parsing again what has failed: to tell what was expected. */
    public void takeNoShortcuts() {
        takesShortcuts = false;
    }

    private static boolean isName(int kind) {
        return kind == IDENTIFIER || kind == QUOTED_IDENTIFIER;
    }

    private static boolean isNumber(int kind) {
        return kind == UNSIGNED_INTEGER_LITERAL || kind == DECIMAL_NUMERIC_LITERAL || kind == APPROX_NUMERIC_LITERAL;
    }

    /** Whether a name stands ahead that is no function's and has no star. */
    private boolean isPlainName() {
        if (!takesShortcuts || !isName(getToken(1).kind)) {
            return false;
        }
        int next = 2;
        while (getToken(next).kind == DOT) {
            if (!isName(getToken(next + 1).kind)) {
                return false;
            }
            next += 2;
        }
        return getToken(next).kind != LPAREN;
    }

    /** Whether a number without a sign stands ahead. */
    private boolean isPlainNumber() {
        return takesShortcuts && isNumber(getToken(1).kind);
    }

    /** Whether an operator stands ahead that can be nothing else, before what can only be its operand. */
    private boolean isPlainOperator() {
        if (!takesShortcuts) {
            return false;
        }
        switch (getToken(1).kind) {
        case EQ:
        case NE:
        case LT:
        case LE:
        case GT:
        case GE:
        case PLUS:
        case MINUS:
        case STAR:
        case SLASH:
        case CONCAT:
        case AND:
        case OR:
            break;
        default:
            return false;
        }
        final int operand = getToken(2).kind;
        return isName(operand) || isNumber(operand) || operand == LPAREN || operand == QUOTED_STRING || operand == HOOK;
    }

    /** Whether what stands ahead can continue no expression. */
    private boolean endsExpression() {
        if (!takesShortcuts) {
            return false;
        }
        switch (getToken(1).kind) {
        case EOF:
        case COMMA:
        case RPAREN:
        case FROM:
        case WHERE:
        case GROUP:
        case ORDER:
        case AS:
        case THEN:
        case ELSE:
        case WHEN:
        case END:
            return true;
        default:
            return false;
        }
    }
