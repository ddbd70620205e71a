package io.ringfence.reporting;

import io.ringfence.reporting.evidence.EditedBook;
import io.ringfence.reporting.evidence.EvidenceFolder;
import io.ringfence.reporting.evidence.RefusedFileException;
import io.ringfence.reporting.evidence.Verification;
import io.ringfence.reporting.evidence.VerifyingKey;
import io.ringfence.reporting.mandate.Mandate;
import io.ringfence.reporting.report.MoveCheck;
import io.ringfence.reporting.report.MoveChecks;
import io.ringfence.reporting.report.ProposalFile;
import io.ringfence.reporting.report.RiskReport;
import io.ringfence.reporting.workbook.DecisionCells;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes an edited decision book back: refuses what is tampered or stale, says what was changed,
 * checks it against now and writes a proposal.
 *
 * @param file the book
 * @param evidence key and ledger it was issued with
 * @param maxAge how much older than the report of now it may be
 */
record BookCheck(Path file, EvidenceFolder evidence, Duration maxAge) {
  /** Reads the book; refuses what is none of ours, was tampered with or was superseded. */
  EditedBook read() throws IOException {
    if (!Files.isRegularFile(evidence.publicKey())) {
      throw new WrongInputException("nothing was issued from here: no key in " + evidence.path());
    }
    try {
      return EditedBook.read(
          file,
          new Verification(
              VerifyingKey.read(evidence.publicKey()), evidence.ledger(), evidence.anchor()));
    } catch (RefusedFileException e) {
      throw new WrongInputException("refused: " + e.getMessage());
    }
  }

  /**
   * Checks it and writes the proposal.
   *
   * @param now the firm's report of now, of the run the book is of
   * @param mandate what moves must leave alone now
   * @param to where the proposal goes
   * @return moves that are proposed
   */
  int propose(EditedBook book, RiskReport now, Mandate mandate, Path to, PrintStream out)
      throws IOException {
    Instant asOf = Instant.parse(book.fact("asOf"));
    Instant present = now.facts().run().asOf();
    if (Duration.between(asOf, present).compareTo(maxAge) > 0) {
      throw new WrongInputException(
          "refused: %s is stale: it is as of %s, %s is as of %s, more than %s later"
              .formatted(file, asOf, now.facts().run().runId(), present, maxAge));
    }
    book.edits().forEach(edit -> out.println("edited  " + edit.line()));
    List<MoveCheck> checks = new MoveChecks(now, asOf, mandate).of(moves(book));
    checks.forEach(check -> out.println("move    " + check.line()));
    long refused = checks.stream().filter(check -> !check.problems().isEmpty()).count();
    if (checks.isEmpty()) {
      throw new WrongInputException("%s holds no move: nothing to propose".formatted(file));
    }
    if (refused > 0) {
      throw new WrongInputException(
          "%s of %s moves cannot be proposed, as said above; no proposal was written"
              .formatted(refused, checks.size()));
    }
    ProposalFile proposal =
        new ProposalFile(
            new ProposalFile.Source(book.fact("run"), book.export(), asOf, book.fileHash()),
            present,
            checks);
    new FinishedFile(to).write(proposal::writeTo);
    out.println("proposal " + to + " (prepared; another person has to approve it)");
    return checks.size();
  }

  private List<MoveChecks.Move> moves(EditedBook book) {
    Map<String, BigDecimal> amounts = new LinkedHashMap<>();
    Map<String, String> comments = new LinkedHashMap<>();
    for (EditedBook.Edit edit : book.edits()) {
      if (DecisionCells.isMove(edit.sheet(), edit.column())) {
        BigDecimal amount = amount(edit);
        if (amount.signum() != 0) {
          amounts.put(edit.row(), amount);
        }
      } else {
        comments.put(edit.row(), edit.is());
      }
    }
    return amounts.entrySet().stream()
        .map(
            move ->
                new MoveChecks.Move(
                    move.getKey(), move.getValue(), comments.getOrDefault(move.getKey(), "")))
        .toList();
  }

  private BigDecimal amount(EditedBook.Edit edit) {
    try {
      return edit.is().isEmpty() ? BigDecimal.ZERO : new BigDecimal(edit.is());
    } catch (NumberFormatException e) {
      throw new WrongInputException(
          "refused: %s: %s, %s must be a number, was %s"
              .formatted(file, edit.sheet(), edit.cell(), edit.is()));
    }
  }
}
