package io.ringfence.reporting;

import io.ringfence.domain.outcome.OfferStep;
import io.ringfence.domain.outcome.Status;
import io.ringfence.domain.quantity.Precision;
import io.ringfence.domain.reallocation.BurnTail;
import io.ringfence.domain.reallocation.Certificate;
import io.ringfence.domain.reallocation.Containment;
import io.ringfence.reporting.evidence.MoveLedger;
import io.ringfence.reporting.report.MoveBatch;
import io.ringfence.reporting.report.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Proposed moves and what became of them, as lines of text. */
final class MoveWords {
  private MoveWords() {}

  /** A batch with its moves. */
  static List<String> lines(MoveLedger.Held held) {
    MoveBatch batch = held.batch();
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s  %s, decided %s UTC, %s %s %s, %s, payload %s"
            .formatted(
                held.offer().id(),
                batch.run(),
                Words.time(batch.decidedAt()),
                batch.pool().desk(),
                batch.pool().venue(),
                batch.pool().account(),
                Words.count(batch.moves().size(), "move"),
                held.offer().proposal().payloadHash()));
    lines.add("  called for by " + calls(batch));
    batch.tail().ifPresent(tail -> lines.add("  " + line(batch, tail)));
    batch
        .certificate()
        .ifPresent(proof -> proof.ranks().forEach(rank -> lines.add("  " + line(rank))));
    batch.moves().forEach(move -> lines.add("  " + line(held, move)));
    return lines;
  }

  /** What a batch does to the tail and to the worst of the crashes, and who may accept it. */
  private static String line(MoveBatch batch, MoveBatch.Tail tail) {
    String asset = batch.pool().settlementAsset();
    Containment crashes = new Containment(tail.crashes());
    return "margin burned: %sworst recorded crash %s -> %s: %s"
        .formatted(
            tail.joint().map(joint -> line(joint, asset) + "; ").orElse(""),
            amount(crashes.worstBefore(), asset),
            amount(crashes.worstAfter(), asset),
            tail.isRaised() ? "only the risk desk may accept" : "not raised");
  }

  /** What a rank of the objective came to, beside what no batch can exceed or undercut. */
  private static String line(Certificate.Rank rank) {
    return "%s: %s, at best %s, %s (KKT residual %s)"
        .formatted(
            rank.objective(),
            Precision.canonical(rank.reached()),
            Precision.canonical(rank.bound()),
            rank.isProved() ? "proved" : "not proved",
            Precision.canonical(rank.residual()));
  }

  private static String line(BurnTail joint, String asset) {
    return "%s %s -> %s"
        .formatted(
            Words.shortfall(joint), amount(joint.before(), asset), amount(joint.after(), asset));
  }

  private static String amount(Optional<BigDecimal> figure, String asset) {
    return figure.map(it -> Words.amount(it, asset)).orElse("unknown");
  }

  /** What called for a batch. */
  static String calls(MoveBatch batch) {
    return batch.calls().stream()
        .map(call -> (word(call.reason()) + " " + call.what()).strip())
        .collect(Collectors.joining("; "));
  }

  private static String line(MoveLedger.Held held, MoveBatch.Move move) {
    return "%s  %s %s from %s to %s: %s%s"
        .formatted(
            move.number(),
            move.policy(),
            Words.amount(move.amount(), held.batch().pool().settlementAsset()),
            move.source(),
            move.to().map(MoveBatch.Leg::position).orElse("free balance"),
            status(held.offer().statusOf(move.number())),
            held.offer()
                .observationOf(move.number())
                .map(seen -> ", " + seen(seen, held.batch()))
                .orElse(""));
  }

  private static String seen(OfferStep.Observed seen, MoveBatch batch) {
    return "%s (%s)"
        .formatted(
            word(seen.made()),
            Words.amount(new BigDecimal(seen.amount()), batch.pool().settlementAsset()));
  }

  private static String status(Status status) {
    return switch (status) {
      case Status.Proposed _ -> "proposed";
      case Status.Accepted it -> "accepted by " + it.by();
      case Status.Rejected it -> "rejected by %s: %s".formatted(it.by(), it.why());
      case Status.Expired it -> "expired, " + word(it.cause());
    };
  }

  /** Something that was noted. */
  static String line(MoveLedger.Finding finding) {
    return finding.id()
        + "  "
        + switch (finding.step()) {
          case OfferStep.Expired it ->
              "%s expired %s UTC, %s%s"
                  .formatted(
                      it.moves().numbers(),
                      Words.time(it.voidAt()),
                      word(it.cause()),
                      it.seen().isEmpty() ? "" : ": " + it.seen());
          case OfferStep.Observed it ->
              "%s %s, %s".formatted(it.move(), word(it.made()), it.amount());
          case OfferStep.Proposed _, OfferStep.Accepted _, OfferStep.Rejected _ ->
              throw new IllegalStateException("a run answers nothing");
        };
  }

  private static String word(Enum<?> code) {
    return code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
