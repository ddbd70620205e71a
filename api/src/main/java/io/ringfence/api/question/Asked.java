package io.ringfence.api.question;

import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.store.Store;
import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.query.LastRecordedQuery;
import io.ringfence.reporting.query.Vantage;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** A question about a run as it is put to the store: of which run, from where, on whose behalf. */
public final class Asked {
  private final Store store;
  private final RunFacts run;
  private final Vantage vantage;
  private final DeskAccess access;

  Asked(Store store, RunFacts run, Vantage vantage, DeskAccess access) {
    this.store = store;
    this.run = run;
    this.vantage = vantage;
    this.access = access;
  }

  /** The run. */
  public RunFacts run() {
    return run;
  }

  /** Its name. */
  public String runId() {
    return run.run();
  }

  /** Instant and knowledge. */
  public Vantage vantage() {
    return vantage;
  }

  /** Instant the answer is true for. */
  public Instant asOf() {
    return vantage.asOf();
  }

  /** What was recorded later is left out; null: nothing is. */
  public @Nullable Instant asKnown() {
    return vantage.knowsEverything() ? null : vantage.asKnown();
  }

  /** Who asks. */
  public String caller() {
    return access.caller();
  }

  /** Desks the caller may see. */
  public DeskScope scope() {
    return access.scope();
  }

  /** Asks one of reporting's queries with the caller's scope. */
  public <Q, A> A ask(BiFunction<DSLContext, DeskScope, Q> query, Function<Q, A> question) {
    return store.ask(query, access.scope(), question);
  }

  /**
   * A page of rows.
   *
   * @param rows all of them, in an order that the vantage and the choice decide
   * @param of the page wanted
   * @param choice what is listed, and how it is chosen and sorted
   */
  public <R> Slice<R> page(List<R> rows, Page of, String choice) {
    @Nullable Cursor cursor = Cursor.of(of);
    int from = cursor == null ? 0 : Math.min(cursor.offset(), rows.size());
    int to = Math.min(rows.size(), from + of.most());
    return new Slice<>(rows.subList(from, to), to == rows.size() ? null : next(choice, to));
  }

  /** Later pages must not know more than the first, so what was known is fixed now. */
  private String next(String choice, int offset) {
    Vantage fixed =
        vantage.knowsEverything()
            ? new Vantage(
                asOf(), ask(LastRecordedQuery::new, last -> last.notBefore(runId(), asOf())))
            : vantage;
    return Cursor.at(runId(), fixed, choice, offset).text();
  }

  /**
   * Some rows of an answer.
   *
   * @param rows the rows
   * @param next cursor of the next page; null: there is none
   */
  public record Slice<R>(List<R> rows, @Nullable String next) {
    /** The same page of what is shown of the rows. */
    public <S> Slice<S> of(Function<R, S> shown) {
      return new Slice<>(rows.stream().map(shown).toList(), next);
    }
  }
}
