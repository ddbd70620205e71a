package io.ringfence.reporting;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.evidence.MoveFollower;
import io.ringfence.reporting.evidence.MoveLedger;
import io.ringfence.reporting.query.RunQuery;
import io.ringfence.reporting.query.SuggestionsQuery;
import io.ringfence.reporting.query.Vantage;
import io.ringfence.reporting.report.MoveBatch;
import io.ringfence.reporting.report.MoveMarket;
import io.ringfence.reporting.report.MoveWatch;
import io.ringfence.reporting.report.Words;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Proposes moves, takes answers to them, and follows what became of them. */
final class MoveOffice {
  /** How often a run that goes on is looked at. */
  private static final Duration POLL = Duration.ofSeconds(5);

  private final MoveArguments arguments;
  private final Map<String, String> environment;
  private final PrintStream out;
  private final MoveLedger ledger;

  MoveOffice(
      OfficeArguments office, Map<String, String> environment, PrintStream out, Clock clock) {
    this.arguments = new MoveArguments(office);
    this.environment = environment;
    this.out = out;
    this.ledger = new MoveLedger(office.folder(), clock);
  }

  /** Does what it is told. */
  void act(String action) throws IOException {
    OfficeArguments office = arguments.office();
    switch (action) {
      case "propose" -> propose();
      case "list" -> list();
      case "accept" -> {
        try (LiveReports live = open()) {
          MoveLedger.Held held =
              ledger
                  .get(office.id(), DeskScope.ALL)
                  .orElseThrow(() -> new WrongInputException("no batch is called " + office.id()));
          RunQuery.Row run = live.run(Optional.of(held.batch().run()));
          print(ledger.accept(office.id(), office.who(), arguments.answer(), follower(live, run)));
        }
      }
      case "reject" -> print(ledger.reject(office.id(), office.who(), arguments.answer()));
      case "follow" -> follow();
      default -> throw new WrongInputException("moves cannot be '%s'".formatted(action));
    }
  }

  private LiveReports open() {
    return LiveReports.open(
        arguments.office().given().address(environment), arguments.office().folder());
  }

  private MoveFollower follower(LiveReports live, RunQuery.Row run) {
    Vantage to = live.composer().latest(run, within(run, arguments.asOf(), run.asOf()));
    return new MoveFollower(MoveMarket.read(live.store().clickhouse(), run, to));
  }

  /** An instant that must lie in the run. */
  private static Instant within(RunQuery.Row run, @Nullable Instant at, Instant otherwise) {
    Instant instant = Objects.requireNonNullElse(at, otherwise);
    if (instant.isBefore(run.firstAt()) || instant.isAfter(run.asOf())) {
      throw new WrongInputException(
          "an instant must lie in run %s, %s to %s, was %s"
              .formatted(run.runId(), run.firstAt(), run.asOf(), instant));
    }
    return instant;
  }

  private void follow() throws IOException {
    try (LiveReports live = open()) {
      RunQuery.Row run = live.run(arguments.run());
      List<MoveLedger.Finding> noted = ledger.follow(run.runId(), follower(live, run));
      noted.forEach(finding -> out.println(MoveWords.line(finding)));
      out.println(Words.count(noted.size(), "step") + " recorded");
    }
  }

  private void list() throws IOException {
    for (MoveLedger.Held held : ledger.list(DeskScope.ALL)) {
      if (arguments.run().filter(run -> !run.equals(held.batch().run())).isEmpty()) {
        print(held);
      }
    }
  }

  private void print(MoveLedger.Held held) {
    MoveWords.lines(held).forEach(out::println);
  }

  private void propose() throws IOException {
    try (LiveReports live = open()) {
      RunQuery.Row run = live.run(arguments.run());
      MoveWatch watch = MoveWatch.ofThisBuild(live.store().clickhouse(), arguments.terms());
      Instant after = beginning(run);
      Map<SuggestionsQuery.Pool, Instant> last = last(run, after);
      int batches = 0;
      while (true) {
        Instant end = end(run);
        if (end.isAfter(after)) {
          MoveWatch.Drawn drawn = watch.between(run, after, live.composer().latest(run, end), last);
          for (MoveBatch batch : drawn.batches()) {
            print(ledger.propose(batch, arguments.office().who()));
          }
          batches += drawn.batches().size();
          last = drawn.last();
          after = end;
        }
        if (isOver(run)) {
          break;
        }
        await();
        run = live.run(Optional.of(run.runId()));
      }
      out.println(Words.count(batches, "batch").replace("batchs", "batches") + " proposed");
    }
  }

  /** Where the stretch begins: where it is said, else after the last batch, else with the run. */
  private Instant beginning(RunQuery.Row run) throws IOException {
    Instant from = arguments.from();
    if (from != null) {
      return from;
    }
    return ledger.list(DeskScope.ALL).stream()
        .map(MoveLedger.Held::batch)
        .filter(batch -> batch.run().equals(run.runId()))
        .map(MoveBatch::decidedAt)
        .max(Instant::compareTo)
        .orElse(run.firstAt());
  }

  private Map<SuggestionsQuery.Pool, Instant> last(RunQuery.Row run, Instant after)
      throws IOException {
    Map<SuggestionsQuery.Pool, Instant> last = new HashMap<>();
    for (MoveLedger.Held held : ledger.list(DeskScope.ALL)) {
      MoveBatch batch = held.batch();
      if (batch.run().equals(run.runId()) && !batch.decidedAt().isAfter(after)) {
        last.merge(batch.pool(), batch.decidedAt(), (a, b) -> a.isAfter(b) ? a : b);
      }
    }
    return last;
  }

  private Instant end(RunQuery.Row run) {
    Instant to = arguments.to();
    return to == null || to.isAfter(run.asOf()) ? run.asOf() : to;
  }

  private boolean isOver(RunQuery.Row run) {
    RunQuery.Endless endless = run.endless();
    Instant to = arguments.to();
    return !arguments.watches()
        || endless == null
        || endless.stopped()
        || to != null && !run.asOf().isBefore(to);
  }

  private static void await() {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
