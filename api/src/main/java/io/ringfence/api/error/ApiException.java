package io.ringfence.api.error;

import java.util.Objects;

/** A request that gets no answer, with the reason its caller is told. */
public final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  /**
   * A refusal.
   *
   * @param code what kind it is
   * @param detail what was expected and what was found; shown to the caller
   */
  public ApiException(ErrorCode code, String detail) {
    super(detail);
    this.code = code;
  }

  /**
   * A refusal with the failure that caused it, which goes to the log only.
   *
   * @param code what kind it is
   * @param detail what was expected and what was found; shown to the caller
   * @param cause what failed
   */
  public ApiException(ErrorCode code, String detail, Throwable cause) {
    super(detail, cause);
    this.code = code;
  }

  /** What kind of refusal it is. */
  public ErrorCode code() {
    return code;
  }

  /** What the caller is told. */
  public String detail() {
    return Objects.requireNonNull(getMessage(), "every constructor gives a detail");
  }
}
