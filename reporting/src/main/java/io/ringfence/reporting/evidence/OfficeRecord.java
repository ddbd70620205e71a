package io.ringfence.reporting.evidence;

import io.ringfence.domain.incident.Incident;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.query.BreachesQuery;
import io.ringfence.reporting.query.MarksExtremesQuery;
import io.ringfence.reporting.report.MoveScore;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the ledgers say of a run up to a cut: exports, sign-offs, incidents, moves. The same cut
 * gives the same record for ever: ledgers only grow.
 *
 * @param cut how much of the ledgers is in it
 * @param at time of the last line in it; states are those of that instant
 * @param exports what was issued
 * @param signOffs how far sign-offs came
 * @param incidents incidents of the run
 * @param moves margin moves that were proposed in the run
 * @param anchored when the ledgers' heads were last written down elsewhere; empty: never
 */
public record OfficeRecord(
    Cut cut,
    Instant at,
    List<Export> exports,
    List<SignOffs.Held> signOffs,
    List<Incident> incidents,
    List<MoveLine> moves,
    Optional<Anchors.Mark> anchored) {
  /** No ledger was asked. */
  public static final OfficeRecord NONE =
      new OfficeRecord(
          new Cut(AuditLedger.Head.NONE, AuditLedger.Head.NONE),
          Instant.EPOCH,
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Optional.empty());

  public OfficeRecord {
    exports = List.copyOf(exports);
    signOffs = List.copyOf(signOffs);
    incidents = List.copyOf(incidents);
    moves = List.copyOf(moves);
  }

  /**
   * Where the ledgers are cut.
   *
   * @param exports last line of the ledger of exports that is in
   * @param steps last line of the ledger of steps that is in
   */
  public record Cut(AuditLedger.Head exports, AuditLedger.Head steps) {
    /** As it is named to ask again, for example {@code 12/40}; empty: nothing is in. */
    public String label() {
      return exports.number() == 0 && steps.number() == 0
          ? ""
          : exports.number() + "/" + steps.number();
    }
  }

  /**
   * A report that was issued.
   *
   * @param number export number
   * @param issuedAt when
   * @param issuedBy by whom; empty: not said
   * @param report what it is
   * @param node the node it is about
   * @param asOf instant it is true for
   * @param supersedes export it replaced; 0: none
   * @param reason why; empty: it replaced none
   * @param payloadHash hash of its payload
   */
  public record Export(
      long number,
      Instant issuedAt,
      String issuedBy,
      String report,
      String node,
      String asOf,
      long supersedes,
      String reason,
      String payloadHash) {
    static Export of(LedgerEntry entry) {
      return new Export(
          entry.number(),
          Instant.parse(entry.field("issuedAt")),
          entry.field("issuedBy"),
          entry.field("report"),
          entry.field("node"),
          entry.field("asOf"),
          entry.supersedes(),
          entry.field("reason"),
          entry.field("payloadHash"));
    }
  }

  /**
   * Reads the ledgers of a folder.
   *
   * @param run the run it is about
   * @param label where to cut, as {@link Cut#label} names it; null: nowhere
   * @throws IOException when a ledger cannot be read or was changed
   * @throws IllegalArgumentException when the ledgers do not reach as far
   */
  public static OfficeRecord read(EvidenceFolder folder, String run, @Nullable String label)
      throws IOException {
    return new OfficeReader(folder, run).read(label);
  }

  /**
   * Reads what a desk needs of the ledgers: incidents and moves. The cut is the last step about
   * them: what else is recorded, an export among it, does not change the answer.
   *
   * @param run the run it is about
   * @param label where to cut; null: after the last step about an incident or a move of the run
   * @throws IOException when a ledger cannot be read or was changed
   * @throws IllegalArgumentException when the ledgers do not reach as far
   */
  public static OfficeRecord ofDesk(EvidenceFolder folder, String run, @Nullable String label)
      throws IOException {
    return new OfficeReader(folder, run).ofDesk(label);
  }

  /**
   * The same with what each move would have burned and saved.
   *
   * @param extremes lowest and highest marks after an instant
   */
  public OfficeRecord scored(Function<Instant, List<MarksExtremesQuery.Row>> extremes) {
    Map<Instant, List<MarksExtremesQuery.Row>> known = new HashMap<>();
    return withMoves(
        moves.stream()
            .map(
                line ->
                    new MoveLine(
                        line.held(),
                        line.move(),
                        MoveScore.of(
                            line.move(),
                            known.computeIfAbsent(line.held().batch().decidedAt(), extremes))))
            .toList());
  }

  private OfficeRecord withMoves(List<MoveLine> others) {
    return new OfficeRecord(cut, at, exports, signOffs, incidents, others, anchored);
  }

  /** The incident of a breach of the run; empty: none was raised. */
  public Optional<Incident> incidentOf(BreachesQuery.Row breach) {
    return incidents.stream()
        .filter(
            incident -> incident.breach().equals(Incidents.breach(incident.breach().run(), breach)))
        .findFirst();
  }

  /** What concerns a node and what lies below it. */
  public OfficeRecord ofNode(Predicate<String> covers) {
    return new OfficeRecord(
        cut,
        at,
        exports.stream().filter(export -> covers.test(export.node())).toList(),
        signOffs.stream().filter(held -> covers.test(held.report().node())).toList(),
        incidents.stream().filter(incident -> covers.test(incident.breach().node())).toList(),
        moves.stream()
            .filter(
                line -> covers.test(NodePath.desk(line.held().batch().pool().desk()).toString()))
            .toList(),
        anchored);
  }
}
