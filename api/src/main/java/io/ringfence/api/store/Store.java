package io.ringfence.api.store;

import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.store.ClickHouseStore;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/** Puts reporting's questions to the store. There is no way past the scope. */
public final class Store {
  private final ClickHouseStore clickhouse;

  Store(ClickHouseStore clickhouse) {
    this.clickhouse = clickhouse;
  }

  /**
   * Asks one question on behalf of somebody.
   *
   * @param query makes the query for the store and the scope, for example {@code DesksAtQuery::new}
   * @param scope desks that may be seen
   * @param question what to ask the query
   * @throws ApiException {@link ErrorCode#STORE_UNAVAILABLE} when the store cannot answer
   */
  public <Q, A> A ask(
      BiFunction<DSLContext, DeskScope, Q> query, DeskScope scope, Function<Q, A> question) {
    try {
      return question.apply(query.apply(clickhouse.clickhouse(), scope));
    } catch (DataAccessException e) {
      throw StoreFailure.of(e).map(failure -> failure.refusal(e)).orElseThrow(() -> e);
    }
  }
}
