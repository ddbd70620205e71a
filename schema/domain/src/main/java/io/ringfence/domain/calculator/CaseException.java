package io.ringfence.domain.calculator;

/**
 * A case that cannot be answered: the message names the field and the rule it breaks, and is meant
 * to be shown as it is. Carries no stack trace: millions of cases may come from outside.
 */
public final class CaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * A refusal.
   *
   * @param field name of the field as the case writes it, for example {@code tiers[1].cap}
   * @param rule what it must be and what it was
   */
  public CaseException(String field, String rule) {
    this(field + " " + rule);
  }

  private CaseException(String message) {
    super(message, null, false, false);
  }

  /** A field that must be there. */
  static CaseException missing(Object field, String forWhat) {
    return new CaseException(field.toString(), "must be given for " + forWhat);
  }

  /** What the domain refused when it was put together from the case. */
  public static CaseException refused(IllegalArgumentException cause) {
    return new CaseException(String.valueOf(cause.getMessage()));
  }
}
