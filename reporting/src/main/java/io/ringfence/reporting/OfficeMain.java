package io.ringfence.reporting;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.duty.Duty;
import io.ringfence.domain.incident.Cause;
import io.ringfence.domain.incident.Incident;
import io.ringfence.domain.incident.Resolution;
import io.ringfence.reporting.evidence.Anchors;
import io.ringfence.reporting.evidence.EvidenceFolder;
import io.ringfence.reporting.evidence.Holdings;
import io.ringfence.reporting.evidence.Incidents;
import io.ringfence.reporting.evidence.OfficeWords;
import io.ringfence.reporting.evidence.RefusedStepException;
import io.ringfence.reporting.evidence.SignOffs;
import io.ringfence.reporting.evidence.StaffRegister;
import io.ringfence.reporting.report.Words;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What people do about reports, breaches and moves: sign-offs, incidents, certificates, proposals,
 * holdings, and who may do what. Ends with 0, with 2 when it was asked wrongly or refused, else
 * with 1 and one line that says why.
 */
public final class OfficeMain {
  private final OfficeArguments arguments;
  private final Map<String, String> environment;
  private final PrintStream out;
  private final Clock clock;

  private OfficeMain(
      OfficeArguments arguments, Map<String, String> environment, PrintStream out, Clock clock) {
    this.arguments = arguments;
    this.environment = environment;
    this.out = out;
    this.clock = clock;
  }

  /** Runs the program and ends the JVM. */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(List.of(args), System.getenv(), out, err, Clock.systemUTC()));
  }

  /** Runs the program; its result is the exit code. */
  static int run(
      List<String> args,
      Map<String, String> environment,
      PrintStream out,
      PrintStream err,
      Clock clock) {
    return Program.start(
        () -> OfficeArguments.parse(args),
        arguments ->
            Program.end(
                new OfficeMain(arguments, environment, out, clock)::act,
                err,
                arguments.folder().path().toString()),
        err);
  }

  private void act() throws IOException {
    try {
      String[] task = arguments.task().split(" ", 2);
      String action = task.length == 2 ? task[1] : "";
      switch (task[0]) {
        case "signoff" -> signOff(action);
        case "incident" -> incident(action);
        case "certificate" ->
            out.println(new DailyCertificate(arguments, environment, clock).issue());
        case "moves" -> new MoveOffice(arguments, environment, out, clock).act(action);
        case "evidence" -> evidence(action);
        default -> throw unknown();
      }
    } catch (RefusedStepException | IllegalArgumentException e) {
      throw new WrongInputException(String.valueOf(e.getMessage()));
    }
    out.println("@done {\"count\":1}");
  }

  private WrongInputException unknown() {
    return new WrongInputException("there is nothing to do called '" + arguments.task() + "'");
  }

  private void signOff(String action) throws IOException {
    SignOffs signOffs = new SignOffs(arguments.folder(), clock);
    switch (action) {
      case "prepare" ->
          said(signOffs.prepare(arguments.file(), arguments.who(), arguments.comment()));
      case "approve" ->
          said(
              live(
                  live ->
                      signOffs.approve(
                          arguments.file(),
                          arguments.who(),
                          new SignOffs.Decision(
                              arguments.comment(), arguments.days("--valid-days", SignOffs.VALID)),
                          live)));
      case "reject" ->
          said(signOffs.reject(arguments.file(), arguments.who(), arguments.comment()));
      case "comment" ->
          said(signOffs.comment(arguments.file(), arguments.who(), arguments.comment()));
      case "check" -> {
        List<String> drift = live(live -> signOffs.check(arguments.file(), live));
        drift.forEach(line -> out.println("LAPSED  " + line));
        out.println(drift.isEmpty() ? "STANDS  archived and live payload are equal" : "");
        place();
      }
      case "list" -> signOffs.all(DeskScope.ALL).forEach(this::print);
      default -> throw unknown();
    }
  }

  private interface Asking<T> {
    T with(LiveReports live) throws IOException;
  }

  private <T> T live(Asking<T> asking) throws IOException {
    try (LiveReports live =
        LiveReports.open(arguments.given().address(environment), arguments.folder())) {
      return asking.with(live);
    }
  }

  private void said(SignOffs.Held held) throws IOException {
    print(held);
    place();
  }

  /** What is checked beside the file must know of the step. */
  private void place() throws IOException {
    new IssuedWorkbook(arguments.file().toAbsolutePath(), arguments.folder()).placeLedgers();
  }

  private void print(SignOffs.Held held) {
    out.println(
        "%s  export %s, %s of %s, node %s, as of %s, payload %s"
            .formatted(
                held.signOff().stateAt(clock.instant()),
                held.report().export(),
                held.report().report(),
                held.report().run(),
                held.report().node(),
                held.report().asOf(),
                held.signOff().payloadHash()));
    OfficeWords.history(held).lines().forEach(this::say);
  }

  private void incident(String action) throws IOException {
    Incidents incidents = new Incidents(arguments.folder(), clock);
    switch (action) {
      case "follow" -> follow(incidents);
      case "acknowledge" ->
          print(incidents.acknowledge(arguments.id(), arguments.who(), arguments.comment()));
      case "classify" ->
          print(
              incidents.classify(
                  arguments.id(),
                  arguments.who(),
                  arguments.constant("--as", Cause.class),
                  arguments.comment()));
      case "attach" -> print(incidents.attach(arguments.id(), arguments.who(), arguments.file()));
      case "comment" ->
          print(incidents.comment(arguments.id(), arguments.who(), arguments.comment()));
      case "resolve" ->
          print(
              incidents.resolve(
                  arguments.id(),
                  arguments.who(),
                  arguments.constant("--as", Resolution.class),
                  arguments.comment()));
      case "list" -> incidents.all(DeskScope.ALL).forEach(this::print);
      default -> throw unknown();
    }
  }

  private void follow(Incidents incidents) throws IOException {
    try (LiveReports live =
        LiveReports.open(arguments.given().address(environment), arguments.folder())) {
      LiveReports.Breaches breaches = live.breaches(arguments.given().text("--run-id"));
      arguments.folder().require(breaches.register(), "an incident of run " + breaches.run());
      List<String> steps = incidents.follow(breaches.run(), breaches.rows(), breaches.reEntries());
      steps.forEach(out::println);
      out.println(steps.size() == 1 ? "1 step recorded" : steps.size() + " steps recorded");
    }
  }

  private void print(Incident incident) {
    out.println(
        "%s  %s, %s %s, breach began %s"
            .formatted(
                incident.id(),
                incident.state(),
                incident.breach().node(),
                incident.breach().subject(),
                incident.breach().openedAt()));
    OfficeWords.history(incident).lines().forEach(this::say);
  }

  /** Below what it is about; comments in it are other people's. */
  private void say(String line) {
    out.println("  " + Words.oneLine(line));
  }

  private void evidence(String action) throws IOException {
    EvidenceFolder folder = arguments.folder();
    Holdings holdings = new Holdings(folder, clock);
    switch (action) {
      case "grant" -> grant(new StaffRegister(folder, clock));
      case "delegate" -> {
        Instant until = arguments.given().instant("--until");
        if (until == null) {
          throw new WrongInputException("--until is missing");
        }
        new StaffRegister(folder, clock)
            .delegate(arguments.who(), arguments.given().required("--person"), until);
      }
      case "hold" -> holdings.hold(subject(), arguments.who(), arguments.comment());
      case "lift" -> holdings.lift(subject(), arguments.who(), arguments.comment());
      case "dispose" -> holdings.dispose(Long.parseLong(arguments.id()), arguments.who());
      case "retention" -> holdings.lines().forEach(this::print);
      case "anchor" -> out.println(anchors().add(clock));
      case "check" -> anchorsHold(anchors().check());
      default -> throw unknown();
    }
  }

  private void grant(StaffRegister register) throws IOException {
    String account = arguments.given().required("--of-account");
    String person = arguments.given().text("--person").orElse("");
    Set<Duty> duties = arguments.duties();
    register.grant(account, person, duties, arguments.who());
    out.println(
        "account %s is %s, with %s"
            .formatted(
                account,
                person.isEmpty() ? "a service" : person + "'s",
                duties.isEmpty() ? "no duties" : "the duties " + OfficeArguments.words(duties)));
  }

  private String subject() {
    return arguments.given().required("--subject");
  }

  private void anchorsHold(long count) {
    out.println(count == 1 ? "1 anchor holds" : count + " anchors hold");
  }

  private Anchors anchors() {
    return new Anchors(arguments.folder(), Path.of(arguments.given().required("--file")));
  }

  private void print(Holdings.Line line) {
    out.println(
        "export %s  %s of %s, kept until %s UTC%s%s"
            .formatted(
                line.export(),
                line.report(),
                line.run(),
                Words.time(line.until()),
                line.holds().isEmpty() ? "" : ", HELD: " + String.join("; ", line.holds()),
                line.disposed() ? ", disposed of" : ""));
  }
}
