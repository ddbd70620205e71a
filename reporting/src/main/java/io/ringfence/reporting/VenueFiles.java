package io.ringfence.reporting;

import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.contracts.venue.PayloadSource;
import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.mandate.MandateFile;
import io.ringfence.reporting.query.MandatesQuery;
import io.ringfence.reporting.query.RunQuery;
import io.ringfence.reporting.query.VenueRecords;
import io.ringfence.reporting.query.VenueStatementsQuery;
import io.ringfence.reporting.report.Sha256;
import io.ringfence.reporting.venue.NumbersFile;
import io.ringfence.reporting.venue.StatementFile;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.DSLContext;

/**
 * Files with what venues say, what a mandate allows and who must report, given with a report: they
 * are recorded beside its run first, so that the same question has the same answer when it is asked
 * again without them.
 *
 * @param statements statements of accounts; empty: none given
 * @param answers venues' answers about positions
 * @param mandate what moves of margin may use and must leave alone; empty: none given
 * @param lists who must report, and what operators begin with
 */
record VenueFiles(
    Optional<Path> statements, List<Answer> answers, Optional<Path> mandate, GivenLists lists) {
  /** Nothing is said of who must report. */
  VenueFiles(Optional<Path> statements, List<Answer> answers, Optional<Path> mandate) {
    this(statements, answers, mandate, GivenLists.NONE);
  }

  /**
   * A venue's answer about the positions of an account.
   *
   * @param venue venue whose form it has
   * @param account account it was asked for
   * @param file the answer as it came
   */
  record Answer(String venue, String account, Path file) {
    static Answer parse(String text) {
      int named = text.indexOf('=');
      int slash = text.indexOf('/');
      if (slash < 1 || named < slash + 2 || named == text.length() - 1) {
        throw new IllegalArgumentException(
            "--venue-numbers must be VENUE/ACCOUNT=FILE, was " + text);
      }
      return new Answer(
          text.substring(0, slash),
          text.substring(slash + 1, named),
          Path.of(text.substring(named + 1)));
    }
  }

  VenueFiles {
    answers = List.copyOf(answers);
  }

  /** Files that were given. */
  static VenueFiles of(Given given) {
    return new VenueFiles(
        given.text("--statements").map(Path::of),
        given.text("--venue-numbers").stream()
            .flatMap(all -> Arrays.stream(all.split(File.pathSeparator, -1)))
            .map(Answer::parse)
            .toList(),
        given.text("--mandate").map(Path::of),
        GivenLists.of(given));
  }

  /**
   * Reads all files, then records them; nothing is recorded where one is refused.
   *
   * @param run the run whose book they are held against
   * @param asOf instant of the report
   * @param now when they are given
   * @param out is told what was recorded, and which rows were not
   */
  void recordIn(DSLContext clickhouse, RunQuery.Row run, Instant asOf, Instant now, PrintStream out)
      throws IOException {
    List<VenueStatementsQuery.Row> given =
        statements.isPresent() ? statements(statements.get()) : List.of();
    List<NumbersFile> numbers = new ArrayList<>();
    for (Answer answer : answers) {
      numbers.add(numbers(answer, asOf));
    }
    VenueRecords records = new VenueRecords(clickhouse, DeskScope.ALL);
    Instant at = (now.isBefore(run.asOf()) ? run.asOf() : now).truncatedTo(ChronoUnit.MICROS);
    Optional<MandatesQuery.Row> allowed =
        mandate.isPresent() ? Optional.of(mandate(mandate.get(), at)) : Optional.empty();
    for (Consumer<VenueRecords> list : lists.read(run, at, out)) {
      list.accept(records);
    }
    if (allowed.isPresent()) {
      MandatesQuery.Row row = allowed.get();
      String digest = Sha256.hex(row.document().getBytes(StandardCharsets.UTF_8));
      tell(out, "1 mandate", records.writeMandate(run.runId(), digest, row));
    }
    if (!given.isEmpty()) {
      tell(out, given.size() + " statements", records.writeStatements(run.runId(), given, at));
    }
    for (NumbersFile file : numbers) {
      file.refused().forEach(reason -> out.println("! not recorded: " + reason));
      tell(
          out,
          "%s figures of %s/%s"
              .formatted(file.rows().size(), file.source().venue(), file.source().account()),
          records.writeFigures(run.runId(), file.digest(), file.rows(), at));
    }
  }

  /** Read to the last field before anything is stored. */
  private static MandatesQuery.Row mandate(Path file, Instant at) throws IOException {
    byte[] content = bytes(file);
    RulePacks packs = RulePacks.ofClassPath();
    String name = file.getFileName().toString();
    try {
      return new MandatesQuery.Row(
          new MandateFile(name, packs.venues()::contains).read(content).validFrom(),
          new String(content, StandardCharsets.UTF_8),
          name,
          at);
    } catch (IllegalArgumentException e) {
      throw new WrongInputException(String.valueOf(e.getMessage()));
    }
  }

  static void tell(PrintStream out, String what, boolean isNew) {
    out.println(what + (isNew ? " recorded" : " were recorded before"));
  }

  private static List<VenueStatementsQuery.Row> statements(Path file) throws IOException {
    try {
      return StatementFile.read(file.getFileName().toString(), bytes(file));
    } catch (IllegalArgumentException e) {
      throw new WrongInputException(String.valueOf(e.getMessage()));
    }
  }

  private static NumbersFile numbers(Answer answer, Instant asOf) throws IOException {
    PayloadSource source = new PayloadSource(answer.venue(), answer.account(), Optional.empty());
    try {
      return NumbersFile.read(
          answer.file().getFileName().toString(),
          bytes(answer.file()),
          source,
          RulePacks.ofClassPath(),
          asOf);
    } catch (IllegalArgumentException e) {
      throw new WrongInputException("--venue-numbers: " + e.getMessage());
    }
  }

  static byte[] bytes(Path file) throws IOException {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new WrongInputException(file + ": there is no such file");
    }
  }
}
