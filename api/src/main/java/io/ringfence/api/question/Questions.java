package io.ringfence.api.question;

import com.github.benmanes.caffeine.cache.Ticker;
import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.api.store.Store;
import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.query.RunHeadQuery;
import io.ringfence.reporting.query.RunQuery;
import io.ringfence.reporting.query.Vantage;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the run a caller asks about and checks the instants. */
@Component
public final class Questions {
  private final Store store;

  /**
   * Many who ask for a run at a time are one question: else each of them asks when it is forgotten.
   */
  private final Together<DeskScope, Optional<String>, RunFacts> asked =
      new Together<>(this::stored, Duration.ZERO);

  private final KnownRuns known = new KnownRuns(Ticker.systemTicker());

  Questions(Store store) {
    this.store = store;
  }

  /** Every run, the one that reaches furthest first. */
  public List<RunFacts> runs(DeskScope scope) {
    Map<String, RunFacts> runs = new LinkedHashMap<>();
    store
        .ask(RunQuery::new, scope, RunQuery::all)
        .forEach(run -> runs.put(run.runId(), RunFacts.of(run)));
    store
        .ask(RunHeadQuery::new, scope, RunHeadQuery::all)
        .forEach(run -> runs.putIfAbsent(run.runId(), RunFacts.of(run)));
    return runs.values().stream()
        .sorted(Comparator.comparing(RunFacts::lastAt).thenComparing(RunFacts::run).reversed())
        .toList();
  }

  /**
   * A question about one moment.
   *
   * @throws ApiException when there is no such run, or the instant lies outside of it
   */
  public Asked of(Moment moment, DeskAccess access) {
    return question(
        known.of(moment.run(), moment).orElseGet(() -> run(moment.run(), access)), moment, access);
  }

  /**
   * A question that something is decided by: the run is asked where it stands now.
   *
   * @throws ApiException when there is no such run, or the instant lies outside of it
   */
  public Asked anew(Moment moment, DeskAccess access) {
    return question(run(moment.run(), access), moment, access);
  }

  private Asked question(RunFacts run, Moment moment, DeskAccess access) {
    Instant asOf = within(run, moment.asOf() == null ? run.lastAt() : moment.asOf());
    Instant asKnown = moment.asKnown();
    return new Asked(
        store, run, asKnown == null ? Vantage.latest(asOf) : vantage(asOf, asKnown), access);
  }

  /**
   * A question whose answer comes in pages; later ones are asked as the first was.
   *
   * @param choice what is listed, and how it is chosen and sorted
   */
  public Asked of(Moment moment, Page page, String choice, DeskAccess access) {
    @Nullable Cursor cursor = Cursor.of(page);
    if (cursor == null) {
      return of(moment, access);
    }
    cursor.requireSame(choice, moment);
    Vantage then = cursor.vantage();
    return of(new Moment(then.asOf(), then.asKnown(), cursor.run()), access);
  }

  private static Vantage vantage(Instant asOf, Instant asKnown) {
    try {
      return new Vantage(asOf, asKnown);
    } catch (IllegalArgumentException e) {
      throw new ApiException(ErrorCode.PARAMETER_INVALID, String.valueOf(e.getMessage()), e);
    }
  }

  /** A run that speaks of itself is found without looking at what the others hold. */
  private RunFacts run(@Nullable String name, DeskAccess access) {
    long askedAt = known.now();
    RunFacts found =
        asked
            .ask(access.scope(), Optional.ofNullable(name))
            .orElseThrow(
                () ->
                    name == null
                        ? new ApiException(ErrorCode.NO_RUN, "no run has any rows yet")
                        : new ApiException(
                            ErrorCode.RUN_UNKNOWN, "run must name a run, was '" + name + "'"));
    known.add(found, askedAt);
    return found;
  }

  /** Of some names the runs; of no name the one that reaches furthest. */
  private Map<Optional<String>, RunFacts> stored(DeskScope scope, Set<Optional<String>> names) {
    Map<Optional<String>, RunFacts> found = new HashMap<>();
    store
        .ask(RunQuery::new, scope, RunQuery::all)
        .forEach(run -> found.putIfAbsent(Optional.of(run.runId()), RunFacts.of(run)));
    if (!found.keySet().containsAll(names)) {
      List<RunFacts> all = runs(scope);
      all.forEach(run -> found.putIfAbsent(Optional.of(run.run()), run));
      all.stream().findFirst().ifPresent(run -> found.put(Optional.empty(), run));
    }
    return found;
  }

  /**
   * Before its first and after its last event a run knows nothing: not zero, not the last value.
   */
  private static Instant within(RunFacts run, Instant asOf) {
    if (asOf.isBefore(run.firstAt()) || asOf.isAfter(run.lastAt())) {
      throw new ApiException(
          ErrorCode.AS_OF_OUTSIDE_RUN,
          "asOf must be from %s to %s, the events of run %s, was %s"
              .formatted(run.firstAt(), run.lastAt(), run.run(), asOf));
    }
    return asOf;
  }
}
