package io.ringfence.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README says may be asked of a kept run, asked as it says. */
class KeptRunIT {
  private static final String BEFORE_CRASH = "2025-03-11T21:00:00Z";

  @TempDir Path folder;

  @Test
  void aKeptRunIsReportedStressedSignedOffAndFollowed() throws IOException {
    Path out = folder.resolve("out");
    try (Command replay = SmallReplay.in(folder).command(folder, "--keep").run()) {
      assertThat(replay.exitCode()).as(replay.err()).isZero();
    }
    String book = out.resolve("book.xlsx").toString();
    Path list =
        Files.writeString(
            folder.resolve("expected-accounts.csv"),
            "venue,account,valid_from\nbinance,unheard-of,2025-03-01T00:00:00Z\n");
    String expected = list.toString();
    assertThat(said("report", "--pack", "decision", "--out", book, "--expected-accounts", expected))
        .contains("1 expected accounts recorded");
    assertThat(said("verify", book)).startsWith("INTACT").contains("decision-book", "export 2");
    tamperedIsFound(Path.of(book));
    assertThat(said("report", "--diff", BEFORE_CRASH, "2025-03-11T23:00:00Z"))
        .contains("liquidation", ": added");
    assertThat(said("report", "--hand-over", BEFORE_CRASH)).contains("alert not acknowledged");
    said("report", "--export", folder.resolve("tables").toString(), "--format", "csv");
    assertThat(Files.readString(folder.resolve("tables/liquidations.csv")).lines().count())
        .isGreaterThan(5);
    assertThat(said("stress", "gap", "--as-of", BEFORE_CRASH)).contains("firm/volatility");
    assertThat(said("incident", "follow")).contains("raised", "steps recorded");
    signedOff(out.resolve("week.xlsx").toString());
    String certificate = out.resolve("certificate.txt").toString();
    assertThat(said("certificate", "--out", certificate)).contains("VERDICT: ");
    assertThat(said("verify", certificate)).startsWith("INTACT");
    // Its head was written down outside of the ledgers' folder with it.
    Path anchors = folder.resolve("state/anchors/simulated.jsonl");
    assertThat(said("evidence", "check", "--file", anchors.toString())).contains("1 anchor holds");
    cutTailIsFound(anchors);
  }

  /** The head outside names the last export: a ledger without it is not the one it was. */
  private void cutTailIsFound(Path anchors) throws IOException {
    Path ledger = folder.resolve("state/evidence/simulated/ledger.jsonl");
    List<String> lines = Files.readAllLines(ledger);
    Files.write(ledger, lines.subList(0, lines.size() - 1));
    try (Command check =
        Command.ringfence(folder, "evidence", "check", "--file", anchors.toString()).run()) {
      assertThat(check.exitCode()).isNotZero();
      assertThat(check.err()).contains("ledger.jsonl", "damaged");
    }
    Files.write(ledger, lines);
    assertThat(said("evidence", "check", "--file", anchors.toString())).contains("1 anchor holds");
  }

  /** One cell is another number: it is named with its sheet, and the book is not taken back. */
  private void tamperedIsFound(Path book) throws IOException {
    TamperedBook tampered = TamperedBook.of(book, book.resolveSibling("tampered.xlsx"));
    String file = tampered.file().toString();
    try (Command verify = Command.ringfence(folder, "verify", file).run()) {
      assertThat(verify.out())
          .as(verify.err())
          .startsWith("ALTERED (%s, %s: was ".formatted(tampered.sheet(), tampered.cell()));
      assertThat(verify.exitCode()).isEqualTo(6);
    }
    String proposal = folder.resolve("proposal.json").toString();
    try (Command check =
        Command.ringfence(folder, "report", "--check", file, "--out", proposal).run()) {
      assertThat(check.errors())
          .singleElement()
          .asString()
          .contains("ALTERED", tampered.sheet(), tampered.cell());
      assertThat(check.exitCode()).isEqualTo(2);
    }
    try (Command check =
        Command.ringfence(folder, "report", "--check", book.toString(), "--out", proposal).run()) {
      assertThat(check.errors())
          .singleElement()
          .asString()
          .contains("holds no move: nothing to propose");
      assertThat(check.exitCode()).isEqualTo(2);
    }
    Path notOurs = Files.writeString(book.resolveSibling("not-ours.xlsx"), "no workbook");
    try (Command verify = Command.ringfence(folder, "verify", notOurs.toString()).run()) {
      assertThat(verify.exitCode()).isEqualTo(2);
    }
    assertThat(Path.of(proposal)).doesNotExist();
    assertThat(said("verify", book.toString())).startsWith("INTACT");
  }

  private void signedOff(String pack) throws IOException {
    said("report", "--pack", "compliance", "--node", "firm/macro", "--out", pack);
    said(grant("boss", "p-0", "grant"));
    said(grant("anna", "p-1", "prepare"));
    said(grant("ben", "p-2", "approve"));
    assertThat(said("signoff", "prepare", pack, "--account", "anna", "--comment", "week 11"))
        .startsWith("PREPARED")
        .contains("prepared by p-1", "week 11");
    try (Command own =
        Command.ringfence(folder, "signoff", "approve", pack, "--account", "anna").run()) {
      assertThat(own.exitCode()).as("nobody approves their own").isNotZero();
    }
    String live = folder.resolve("live.xlsx").toString();
    try (Command refused =
        Command.ringfence(folder, "report", "--live", "--pack", "compliance", "--out", live)
            .run()) {
      assertThat(refused.exitCode()).isEqualTo(2);
      assertThat(refused.err()).contains("is never signed with the key of live data");
      assertThat(Path.of(live)).doesNotExist();
    }
    assertThat(said("signoff", "approve", pack, "--account", "ben"))
        .startsWith("APPROVED")
        .contains("approved by p-2");
    assertThat(said("signoff", "check", pack, "--account", "ben")).startsWith("STANDS");
    lapsesWithWhatIsGivenLater(pack);
  }

  /** What was signed said nothing of accounts that have to report from the next version on. */
  private void lapsesWithWhatIsGivenLater(String pack) throws IOException {
    Path list =
        Files.writeString(
            folder.resolve("later-accounts.csv"),
            "venue,account,valid_from\nbinance,unheard-of-too,2025-03-01T00:00:00Z\n");
    String later = folder.resolve("later.xlsx").toString();
    said("report", "--pack", "decision", "--out", later, "--expected-accounts", list.toString());
    assertThat(said("signoff", "check", pack, "--account", "ben"))
        .startsWith("LAPSED  known since: ")
        .contains("became known");
    assertThat(said("verify", pack)).startsWith("INTACT").contains("sign-off LAPSED");
  }

  private static String[] grant(String account, String person, String duty) {
    List<String> line = new ArrayList<>(List.of("evidence", "grant", "--account", "boss"));
    line.addAll(List.of("--of-account", account, "--person", person, "--duties", duty));
    return line.toArray(String[]::new);
  }

  private String said(String... arguments) {
    try (Command command = Command.ringfence(folder, arguments).run()) {
      assertThat(command.exitCode())
          .as(String.join(" ", arguments) + ": " + command.err())
          .isZero();
      return command.out();
    }
  }
}
