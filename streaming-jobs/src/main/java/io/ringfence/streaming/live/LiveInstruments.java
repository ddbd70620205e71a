package io.ringfence.streaming.live;

import static java.util.Objects.requireNonNullElse;

import io.ringfence.domain.engine.ContractTerms;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.streaming.tick.Instruments;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The instruments of a plan; read once for the JVM, however many tasks ask. */
public final class LiveInstruments implements Instruments {
  private static final long serialVersionUID = 1;
  private static final Map<LivePlan, InstrumentTable> READ = new ConcurrentHashMap<>();

  private final LivePlan plan;
  private transient volatile @Nullable InstrumentTable table;

  LiveInstruments(LivePlan plan) {
    this.plan = plan;
  }

  private InstrumentTable table() {
    InstrumentTable known = table;
    if (known == null) {
      known = READ.computeIfAbsent(plan, InstrumentTable::of);
      table = known;
    }
    return known;
  }

  @Override
  public int count() {
    return table().listed().size();
  }

  @Override
  public ContractTerms terms(int instrument) {
    return table().listed().get(instrument).terms();
  }

  @Override
  public int asset(int instrument) {
    return table().listed().get(instrument).asset();
  }

  @Override
  public int splits(int instrument) {
    return 1;
  }

  @Override
  public ContractTerms terms(int instrument, long rulesMicros) {
    return table().listed().get(instrument).under(rulesMicros).terms();
  }

  /** The rules of an instrument that hold from an instant on; 0: those the run began with. */
  MarginRules rules(int instrument, long rulesMicros) {
    return table().listed().get(instrument).under(rulesMicros).rules();
  }

  /** When rules change, in the order of time. */
  List<RuleEra.Change> changes() {
    return table().changes();
  }

  /** Why an instrument is not valued at an instant, its rules being none the path knows. */
  Optional<String> ended(int instrument, long atMicros) {
    InstrumentTable.Listed listed = table().listed().get(instrument);
    return atMicros < listed.end() ? Optional.empty() : Optional.of(listed.endReason());
  }

  /** Why a rule pack that came since the run was begun is not taken; empty where it is. */
  Optional<String> refusal(String document) {
    return new LaterPacks(plan, table()).refusal(document);
  }

  /** The rules of an instrument. */
  MarginRules rules(int instrument) {
    return table().listed().get(instrument).rules();
  }

  /** {@code venue/instrument}. */
  String name(int instrument) {
    return rules(instrument).instrument().toString();
  }

  /** Number of {@code venue/instrument}; below 0 where it has none. */
  int number(String name) {
    return requireNonNullElse(table().numbers().get(name), -1);
  }

  /** Why an instrument that a pack lists has no number. */
  String reason(String name) {
    return requireNonNullElse(table().left().get(name), "no rule pack lists it");
  }

  /** How many settlement assets there are. */
  int assets() {
    return table().assets().size();
  }

  /** Name of a settlement asset. */
  String assetName(int asset) {
    return table().assets().get(asset);
  }

  /** Number of a settlement asset; below 0 where nothing settles in it. */
  int assetNumber(String name) {
    return table().assets().indexOf(name);
  }

  /** All that state depends on, as text: two plans with the same text hold the same. */
  public String text() {
    StringBuilder text = new StringBuilder();
    table()
        .listed()
        .forEach(
            one ->
                text.append(one.rules().instrument())
                    .append(' ')
                    .append(one.asset())
                    .append(' ')
                    .append(one.terms())
                    .append('\n'));
    return text.toString();
  }
}
