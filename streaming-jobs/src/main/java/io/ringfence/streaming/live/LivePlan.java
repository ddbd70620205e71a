package io.ringfence.streaming.live;

import io.ringfence.domain.exposure.EngineTerms.Measure;
import io.ringfence.streaming.tick.DeskPlan;
import io.ringfence.streaming.tick.ShardLayout;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run of the live path is laid out for when it is begun, and keeps.
 *
 * @param documents rule packs that were in the topics when it was begun, beside those of the
 *     program
 * @param later rule packs that came since and are taken: what they change holds from their instants
 * @param atMicros instant whose rules hold, epoch microseconds
 * @param digits fraction digits of price and size by {@code venue/instrument}, {@code PRICE,SIZE};
 *     the others are measured as usual
 * @param mostBooks how many books of desks there is room for
 */
public record LivePlan(
    List<String> documents,
    List<String> later,
    long atMicros,
    Map<String, String> digits,
    int mostBooks)
    implements Serializable {
  private static final int SHARDS = 16;
  private static final int MOST_DIGITS = 12;
  private static final int LIMIT_DIGITS = 14;
  private static final int EVALUATE_MILLIS = 20;
  private static final int PUBLISH_MILLIS = 50;

  /** Highest parallelism of the keyed operators, now and after any restart. */
  public static final int MAX_PARALLELISM = 128;

  /**
   * Copies, and refuses digits that cannot be.
   *
   * @throws IllegalArgumentException naming the instrument
   */
  public LivePlan {
    documents = new ArrayList<>(documents);
    later = new ArrayList<>(later);
    digits = new TreeMap<>(digits);
    digits.forEach(LivePlan::parsed);
    if (mostBooks < 1) {
      throw new IllegalArgumentException("most books must be at least 1, was " + mostBooks);
    }
  }

  /** A plan of a run that is begun now. */
  public LivePlan(
      List<String> documents, long atMicros, Map<String, String> digits, int mostBooks) {
    this(documents, List.of(), atMicros, digits, mostBooks);
  }

  /**
   * The plan that goes on with the rule packs that are in the topics now: those that came since
   * count where {@link LiveInstruments#refusal} has nothing against them.
   */
  public LivePlan with(List<String> present) {
    LivePlan plan = this;
    for (String document : present) {
      boolean isNew = !documents.contains(document) && !plan.later.contains(document);
      if (isNew && plan.instruments().refusal(document).isEmpty()) {
        List<String> taken = new ArrayList<>(plan.later);
        taken.add(document);
        plan = new LivePlan(documents, taken, atMicros, digits, mostBooks);
      }
    }
    return plan;
  }

  private static Measure parsed(String instrument, String text) {
    String[] parts = text.split(",", -1);
    boolean isPair =
        parts.length == 2 && Arrays.stream(parts).allMatch(part -> part.matches("\\d{1,2}"));
    if (!isPair || Integer.parseInt(parts[0]) > MOST_DIGITS) {
      throw new IllegalArgumentException(
          "digits of %s must be PRICE,SIZE with at most %s of a price, were %s"
              .formatted(instrument, MOST_DIGITS, text));
    }
    int price = Integer.parseInt(parts[0]);
    return new Measure(price, Integer.parseInt(parts[1]), BigDecimal.TEN.pow(LIMIT_DIGITS - price));
  }

  Measure measure(String instrument) {
    String own = digits.get(instrument);
    return own == null ? Measure.USUAL : parsed(instrument, own);
  }

  /** The instruments, numbered. */
  public LiveInstruments instruments() {
    return new LiveInstruments(this);
  }

  /** Where they are held. */
  public ShardLayout layout() {
    return ShardLayout.of(instruments(), SHARDS, MAX_PARALLELISM);
  }

  /** Room for books; what is above them is added up behind the path, under names. */
  public DeskPlan desks() {
    int[] parents = new int[mostBooks];
    Arrays.fill(parents, -1);
    return new DeskPlan(parents, List.of(), EVALUATE_MILLIS, PUBLISH_MILLIS);
  }
}
