package io.ringfence.launcher.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ringfence.keycloak.DemoUser;
import io.ringfence.launcher.bench.Measure;
import io.ringfence.launcher.bench.Report;
import io.ringfence.launcher.bench.Workload;
import io.ringfence.launcher.process.ApiRun;
import io.ringfence.launcher.process.Beside;
import io.ringfence.launcher.process.ScreenRun;
import io.ringfence.launcher.process.Workplace;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ringfence bench screen}: from a mark to the frame that shows it. */
@Command(
    name = "screen",
    header = "Measure how long a mark takes to a person's screen.",
    description = {
      "Brings everything up as ringfence up does, logs a person of the risk desk in with headless"
          + " Chromium, and times every mark of a position on the screen: from the mark's own time,"
          + " before which it is not sent, to the frame that shows it. Broker, jobs, engine, API,"
          + " Keycloak and browser share the machine.",
      "p99 must be below a second from 300 seconds on; shorter runs judge nothing."
    })
final class BenchScreenCommand implements Callable<Integer> {
  private static final int FULL_SECONDS = 300;
  private static final double MOST_MILLIS = 1_000;

  /** Where the time goes before the page: of alerts, each of which has its clock. */
  private static final String STAGES =
      """
      SELECT concat('p50 and p99 of ', toString(count()), ' alerts, ms: sent to received ',
        toString(quantiles(0.5, 0.99)(dateDiff('millisecond', at, received_at))),
        ', until its instant was complete ',
        toString(quantiles(0.5, 0.99)(dateDiff('millisecond', received_at, detected_at))),
        ', until it left ',
        toString(quantiles(0.5, 0.99)(dateDiff('millisecond', detected_at, emitted_at))),
        ', until it was stored ',
        toString(quantiles(0.5, 0.99)(dateDiff('millisecond', emitted_at, stored_at))))
      FROM alerts WHERE received_at IS NOT NULL\
      """;

  private static final String PASSWORD = "RINGFENCE_PASSWORD";

  @Option(names = "--json", description = "One JSON object for each figure.")
  private boolean json;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "How long is looked at least (default: ${DEFAULT-VALUE}).")
  private int seconds = FULL_SECONDS;

  @Option(
      names = "--marks",
      paramLabel = "N",
      description = "Fewest marks that must be drawn (default: ${DEFAULT-VALUE}).")
  private int marks = 100;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "Look at this dashboard, which runs already, as dana.desk; her password is in "
              + PASSWORD
              + ".")
  private @Nullable URI url;

  @Mixin private final LoopOptions loop = new LoopOptions();

  private final Workplace workplace;

  BenchScreenCommand(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public Integer call() {
    OptionRange.require("--seconds", seconds, 1, 86_400);
    OptionRange.require("--marks", marks, 1, 1_000_000);
    ScreenRun.requireBrowser();
    URI there = url;
    String seen = there == null ? seenOfOwn() : seen(there, password());
    Report report = new Report(workplace.terminal().out(), json);
    boolean reached = add(report, seen);
    if (!reached) {
      throw new CommandFailure(ExitCode.FAILED, "p99 from mark to frame must be below a second");
    }
    return ExitCode.OK.value();
  }

  private String password() {
    String password = workplace.environment().get(PASSWORD);
    if (password == null) {
      throw CommandFailure.wrongInput("--url needs the password of dana.desk in " + PASSWORD);
    }
    return password;
  }

  private String seen(URI at, String password) {
    return ScreenRun.run(
        workplace, new ScreenRun.Sight(at, DemoUser.DANA_DESK.login(), password, marks, seconds));
  }

  private String seenOfOwn() {
    AtomicReference<@Nullable String> seen = new AtomicReference<>();
    ApiRun.serve(
        workplace,
        0,
        new ApiRun.Source(null, null),
        new Beside(
            new Beside.Topics(
                0,
                null,
                null,
                List.of(),
                loop.wish(workplace),
                new Beside.Office(null, workplace.state().anchors(true))),
            new Beside.Login.Started(0),
            null),
        house -> {
          seen.set(seen(house.api(), password(house.passwords())));
          house.tables().apply(STAGES).forEach(workplace.terminal()::note);
        });
    return Objects.requireNonNull(seen.get());
  }

  private static String password(Map<DemoUser, String> passwords) {
    return Objects.requireNonNull(passwords.get(DemoUser.DANA_DESK));
  }

  /** Whether the target is reached, or none is set. */
  private boolean add(Report report, String seen) {
    try {
      JsonNode all = new ObjectMapper().readTree(seen);
      JsonNode drawn = all.path("drawn");
      boolean full = seconds >= FULL_SECONDS;
      time(report, "mark-to-page-p99", all.path("told").path("p99").asDouble(), 0);
      time(report, "mark-to-frame-p50", drawn.path("p50").asDouble(), 0);
      time(report, "mark-to-frame-p99", drawn.path("p99").asDouble(), full ? MOST_MILLIS : 0);
      workplace
          .terminal()
          .note(
              "%s marks were drawn, %s were superseded, the latest after %s ms"
                  .formatted(
                      drawn.path("marks").asLong(),
                      all.path("superseded").asLong(),
                      drawn.path("longest").asLong()));
      return !full || drawn.path("p99").asDouble() < MOST_MILLIS;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the browser says JSON, said " + seen, e);
    }
  }

  private static void time(Report report, String what, double millis, double most) {
    report.addTimes(
        new Workload("screen", what, "ms", 7),
        most,
        List.of(new Measure("ringfence", new double[] {millis}, true)));
  }
}
