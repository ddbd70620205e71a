package io.ringfence.reporting;

import io.ringfence.reporting.evidence.CertificateCheck;
import io.ringfence.reporting.evidence.EvidenceFolder;
import io.ringfence.reporting.evidence.MonitoringCertificate;
import io.ringfence.reporting.evidence.RefusedFileException;
import io.ringfence.reporting.evidence.Verdict;
import io.ringfence.reporting.evidence.Verification;
import io.ringfence.reporting.evidence.VerifyingKey;
import io.ringfence.reporting.report.Words;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks a workbook offline: one line says what it is, the lines after it who, when and what. Ends
 * with the answer's exit code, or with 2 when it was called wrongly or refuses the file.
 */
public final class VerifyMain {
  private static final int WRONG_INPUT = 2;
  private static final int MOST_CHANGES = 200;
  private static final String USAGE =
      "FILE [--key PUB] [--ledger FILE] [--anchor FILE] [--steps FILE] [--json]";
  private static final Set<String> OPTIONS = Set.of("--key", "--ledger", "--anchor", "--steps");
  private static final String JSON = "--json";

  private VerifyMain() {}

  /** Runs the program and ends the JVM. */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(List.of(args), out, err, Clock.systemUTC()));
  }

  /** Runs the program; its result is the exit code. */
  static int run(List<String> args, PrintStream out, PrintStream err, InstantSource clock) {
    try {
      Map<String, Path> given = given(args.stream().filter(arg -> !arg.equals(JSON)).toList());
      Path file = required(given.get(""), "name a file, usage: " + USAGE);
      Path key = required(beside(given, "--key", file, EvidenceFolder.PUBLIC_KEY), noKey(file));
      Path ledger = beside(given, "--ledger", file, EvidenceFolder.LEDGER);
      Path anchor =
          given.getOrDefault(
              "--anchor", (ledger == null ? file : ledger).resolveSibling(EvidenceFolder.ANCHOR));
      Verification.Steps steps = steps(given, file, clock.instant());
      Verification.Answer answer =
          MonitoringCertificate.isOne(file)
              ? new CertificateCheck(VerifyingKey.read(key), steps).check(file)
              : new Verification(VerifyingKey.read(key), ledger, anchor, steps).check(file);
      if (args.contains(JSON)) {
        out.println(json(answer));
      } else {
        print(answer, given.containsKey("--key"), out);
      }
      return answer.verdict().exitCode();
    } catch (IllegalArgumentException | RefusedFileException e) {
      err.println("error: " + e.getMessage());
    } catch (IOException e) {
      err.println("error: " + (e.getMessage() == null ? Failures.reason(e) : e.getMessage()));
    }
    return WRONG_INPUT;
  }

  private static void print(Verification.Answer answer, boolean isKeyGiven, PrintStream out) {
    // Comments and names in it are other people's.
    out.println(Words.oneLine(answer.verdict().line()));
    answer.details().forEach(line -> out.println("  " + Words.oneLine(line)));
    if (!isKeyGiven) {
      out.println("  the key lay beside the file: compare it with the one you were given");
    }
  }

  /** For programs: the line, every change, what it rests on. */
  private static String json(Verification.Answer answer) throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("line", answer.verdict().line());
    members.put(
        "changes",
        answer.verdict() instanceof Verdict.Altered(var changes)
            ? changes.subList(0, Math.min(changes.size(), MOST_CHANGES))
            : List.of());
    members.put("details", answer.details());
    members.put("facts", answer.facts());
    return JsonLine.of(members);
  }

  /** The ledger of steps that was named or lies beside the file; null: there is none. */
  private static Verification.@Nullable Steps steps(
      Map<String, Path> given, Path file, Instant at) {
    Path ledger = beside(given, "--steps", file, EvidenceFolder.STEPS);
    return ledger == null
        ? null
        : new Verification.Steps(ledger, ledger.resolveSibling(EvidenceFolder.STEPS_ANCHOR), at);
  }

  private static String noKey(Path file) {
    return "no %s lies beside %s: name the public key with --key"
        .formatted(EvidenceFolder.PUBLIC_KEY, file);
  }

  private static Path required(@Nullable Path path, String otherwise) {
    if (path == null) {
      throw new IllegalArgumentException(otherwise);
    }
    return path;
  }

  /** What was named, else what lies beside the file, else null. */
  private static @Nullable Path beside(
      Map<String, Path> given, String option, Path file, String name) {
    Path named = given.get(option);
    if (named != null) {
      if (!Files.isRegularFile(named)) {
        throw new IllegalArgumentException(option + " " + named + ": there is no such file");
      }
      return named;
    }
    Path beside = file.toAbsolutePath().resolveSibling(name);
    return Files.isRegularFile(beside) ? beside : null;
  }

  private static Map<String, Path> given(List<String> args) {
    Map<String, Path> given = new HashMap<>();
    for (int i = 0; i < args.size(); i++) {
      String name = args.get(i);
      boolean option = OPTIONS.contains(name);
      if ((option && ++i == args.size()) || (!option && name.startsWith("--"))) {
        throw new IllegalArgumentException("wrong argument " + name + ", usage: " + USAGE);
      }
      if (given.put(option ? name : "", Path.of(args.get(i))) != null) {
        throw new IllegalArgumentException("wrong argument " + args.get(i) + ", usage: " + USAGE);
      }
    }
    return given;
  }
}
