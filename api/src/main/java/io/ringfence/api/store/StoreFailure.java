package io.ringfence.api.store;

import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import java.sql.SQLException;
import java.util.Optional;
import org.jooq.exception.DataAccessException;

/**
 * Why the store cannot answer, as far as waiting or an operator can cure it. Error numbers are
 * ClickHouse's ({@code system.errors}).
 */
enum StoreFailure {
  /** Nothing answers at its address. */
  AWAY("it does not answer"),
  /** It answers, but was never migrated. */
  WITHOUT_TABLES("it has no tables of this version: apply the migrations"),
  /** It does not know us. */
  LOCKED("it refuses our user or password"),
  /** It or our connections to it have too much to do. */
  BUSY("it is overloaded"),
  /** It has not answered yet. */
  SLOW("it takes too long");

  private final String reason;

  StoreFailure(String reason) {
    this.reason = reason;
  }

  /** The kind of a failure; empty where the question itself was wrong, which is a fault of ours. */
  static Optional<StoreFailure> of(DataAccessException failure) {
    SQLException answer = failure.getCause(SQLException.class);
    if (answer == null) {
      return Optional.of(BUSY);
    }
    int code = answer.getErrorCode();
    if (code <= 0) {
      // The driver's own failure: the engine said nothing.
      return Optional.of(AWAY);
    }
    return switch (code) {
      case 209, 210 -> Optional.of(AWAY);
      case 16, 47, 60, 81 -> Optional.of(WITHOUT_TABLES);
      case 192, 193, 194, 497, 516 -> Optional.of(LOCKED);
      case 159, 202, 241, 439 -> Optional.of(BUSY);
      default -> Optional.empty();
    };
  }

  /** What is said of the store, {@code the store …}. */
  String reason() {
    return reason;
  }

  /** What a caller is told. */
  ApiException refusal(Exception cause) {
    return new ApiException(
        ErrorCode.STORE_UNAVAILABLE, "the store must answer, but " + reason, cause);
  }
}
