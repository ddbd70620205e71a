package io.ringfence.api.question;

import io.ringfence.api.error.ApiException;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.store.Store;
import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.query.LastRecordedQuery;
import io.ringfence.reporting.query.Paged;
import io.ringfence.reporting.query.Part;
import io.ringfence.reporting.query.Vantage;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
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
   * Which part of the rows a page is.
   *
   * @throws ApiException when its cursor is none
   */
  public Part part(Page page) {
    @Nullable Cursor cursor = Cursor.of(page);
    return new Part(page.most(), cursor == null ? null : cursor.after());
  }

  /**
   * A page of rows that the store gives part by part.
   *
   * @param query makes the query for the store and the scope
   * @param page the page wanted
   * @param choice what is listed, and how it is chosen and sorted
   * @param rows asks the query for a part
   * @throws ApiException when the cursor is of another list
   */
  public <Q, R> Slice<R> page(
      BiFunction<DSLContext, DeskScope, Q> query,
      Page page,
      String choice,
      BiFunction<Q, Part, Paged<R>> rows) {
    Part part = part(page);
    Supplier<Paged<R>> asking = () -> ask(query, it -> rows.apply(it, part));
    return slice(part.after() == null ? asking.get() : Cursor.checked(asking), choice);
  }

  /** For a cursor that nobody gave. */
  public static ApiException strangeCursor(@Nullable Exception cause) {
    return Cursor.refused(cause);
  }

  /** Some rows with the cursor of those that follow. */
  public <R> Slice<R> slice(Paged<R> rows, String choice) {
    List<String> next = rows.next();
    return new Slice<>(rows.rows(), next == null ? null : next(choice, next));
  }

  /** Later pages must not know more than the first, so what was known is fixed now. */
  private String next(String choice, List<String> after) {
    Vantage fixed =
        vantage.knowsEverything()
            ? new Vantage(
                asOf(), ask(LastRecordedQuery::new, last -> last.notBefore(runId(), asOf())))
            : vantage;
    return Cursor.at(runId(), fixed, choice, after).text();
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
