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

    /** f(j -> 'key'): JSON access where a lambda could be read. */
    private boolean isJsonArrow() {
        final int behind = getToken(3).kind;
        return getToken(2).kind == LAMBDA
            && (behind == QUOTED_STRING || behind == UNSIGNED_INTEGER_LITERAL || behind == MINUS || behind == HOOK);
    }

