package io.ringfence.reporting.evidence;

import io.ringfence.domain.outcome.Chosen;
import io.ringfence.domain.outcome.Offer;
import io.ringfence.domain.outcome.OfferStep;
import io.ringfence.domain.outcome.Status;
import io.ringfence.reporting.query.SuggestionsQuery;
import io.ringfence.reporting.report.MoveBatch;
import io.ringfence.reporting.report.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Batches of moves as the ledger of steps says them.
 *
 * @param offers what became of them, by name, in the order in which they were proposed
 * @param places run, pool and instant of each, by name
 */
record MoveSteps(Map<String, Offer> offers, Map<String, Place> places) {
  static final String KIND = "moves";
  private static final String PLACE = "place.";

  /**
   * What a later batch takes the place of.
   *
   * @param run the run
   * @param pool the pool
   * @param decidedAt instant of the batch
   */
  public record Place(String run, String pool, Instant decidedAt) {
    static Place of(MoveBatch batch) {
      SuggestionsQuery.Pool pool = batch.pool();
      return new Place(
          batch.run(),
          String.join(
              "/",
              pool.venue(),
              pool.account(),
              pool.settlementAsset(),
              pool.desk(),
              Objects.requireNonNullElse(pool.legalEntity(), ""),
              Objects.requireNonNullElse(pool.clientOrHouse(), "")),
          batch.decidedAt());
    }

    boolean isTakenBy(Place later) {
      return run.equals(later.run)
          && pool.equals(later.pool)
          && decidedAt.isBefore(later.decidedAt);
    }
  }

  /** What the steps of a ledger say. */
  static MoveSteps of(List<StepLedger.Entry> entries) {
    Map<String, Offer> offers = new LinkedHashMap<>();
    Map<String, Place> places = new LinkedHashMap<>();
    for (StepLedger.Entry entry : entries) {
      if (entry.kind().equals(KIND)) {
        String id = entry.subject();
        switch (StepFields.step(entry, OfferStep.class)) {
          case OfferStep.Proposed proposal -> {
            offers.put(id, Offer.proposed(id, proposal));
            places.put(id, StepFields.record(PLACE, Place.class, entry));
          }
          case OfferStep step ->
              offers.put(id, Optional.ofNullable(offers.get(id)).orElseThrow().after(step));
        }
      }
    }
    return new MoveSteps(offers, places);
  }

  /** The batch of a hash; empty: nobody has proposed it. */
  Optional<Offer> withHash(String hash) {
    return offers.values().stream()
        .filter(offer -> offer.proposal().payloadHash().equals(hash))
        .findFirst();
  }

  /** Steps that propose a batch: open moves of earlier ones of its pool end by it. */
  List<Map<String, String>> proposing(MoveBatch batch, OfferStep.Proposed proposal) {
    Place place = Place.of(batch);
    List<Map<String, String>> steps = new ArrayList<>();
    offers.forEach(
        (id, offer) -> {
          if (Objects.requireNonNull(places.get(id)).isTakenBy(place) && !offer.open().isEmpty()) {
            steps.add(fields(id, superseded(proposal.at(), batch)));
          }
        });
    Map<String, String> begun = fields("M-" + (offers.size() + 1), proposal);
    StepFields.components(PLACE, place, begun);
    steps.add(begun);
    return steps;
  }

  private static OfferStep superseded(Instant at, MoveBatch by) {
    return new OfferStep.Expired(
        at, Chosen.OPEN, Status.Cause.SUPERSEDED, by.decidedAt(), "a later batch of its pool");
  }

  /** A step as the ledger says it. */
  static Map<String, String> fields(String id, OfferStep step) {
    Map<String, String> fields = StepLedger.begun(KIND, id, step.at());
    StepFields.put((Record) step, fields);
    return fields;
  }

  /**
   * The batches with what became of them.
   *
   * @throws IOException when the archive does not hold one as it was proposed
   */
  List<MoveLedger.Held> held(EvidenceFolder folder) throws IOException {
    List<MoveLedger.Held> all = new ArrayList<>();
    for (Offer offer : offers.values()) {
      Path archived = folder.archived(offer.proposal().payloadHash());
      if (!Files.isRegularFile(archived)) {
        throw new IOException("batch %s is not in the archive: %s".formatted(offer.id(), archived));
      }
      String text = Files.readString(archived);
      if (!Sha256.hex(text).equals(offer.proposal().payloadHash())) {
        throw new IOException("batch %s was altered: %s".formatted(offer.id(), archived));
      }
      all.add(new MoveLedger.Held(MoveBatchText.parse(text), offer));
    }
    return all;
  }
}
