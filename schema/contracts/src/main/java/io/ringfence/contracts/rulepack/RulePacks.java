package io.ringfence.contracts.rulepack;

import io.ringfence.domain.quantity.InstrumentId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** All rule packs, by venue and instant. Immutable; loading is the caller's to do once. */
public final class RulePacks {
  private static final String FOLDER = "/rule-packs/";

  private final Map<String, NavigableMap<Instant, RulePack>> byVenue = new HashMap<>();

  private RulePacks(Collection<RulePack> packs) {
    packs.forEach(this::add);
    byVenue.values().forEach(RulePacks::requireOneAsset);
  }

  /**
   * The packs on the class path, which {@code rule-packs/index.txt} names.
   *
   * @throws RulePackException when one of them is wrong
   */
  public static RulePacks ofClassPath() {
    RulePackLoader loader = new RulePackLoader();
    return of(
        new String(read("index.txt"), StandardCharsets.UTF_8)
            .lines()
            .map(name -> loader.load("rule-packs/" + name, read(name)))
            .toList());
  }

  /**
   * These packs.
   *
   * @throws RulePackException when two of one venue start at the same instant, or an instrument
   *     settles in another asset in one than in another
   */
  public static RulePacks of(Collection<RulePack> packs) {
    return new RulePacks(packs);
  }

  /**
   * These packs and more.
   *
   * @throws RulePackException as {@link #of}
   */
  public RulePacks plus(Collection<RulePack> more) {
    List<RulePack> all = new ArrayList<>(more);
    byVenue.values().forEach(packs -> all.addAll(packs.values()));
    return new RulePacks(all);
  }

  /** Codes of the venues that have a pack, in alphabetical order. */
  public SortedSet<String> venues() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(byVenue.keySet()));
  }

  /** The packs of a venue in the order they came into effect; none for an unknown venue. */
  public List<RulePack> of(String venue) {
    return List.copyOf(packsOf(venue).values());
  }

  /** The pack that values the venue's positions at an instant; empty for an unknown venue. */
  public Optional<PackInForce> inForce(String venue, Instant at) {
    NavigableMap<Instant, RulePack> packs = packsOf(venue);
    return Optional.ofNullable(packs.floorEntry(at))
        .or(() -> Optional.ofNullable(packs.firstEntry()))
        .map(Map.Entry::getValue)
        .map(pack -> new PackInForce(pack, !pack.isEvidencedAt(at)));
  }

  /**
   * The pack that values an instrument at an instant: the latest one effective by then that lists
   * the perpetual, or the first that does. A pack may be short, so a newer one that does not list
   * it changes nothing for it. Empty where no pack of the venue does.
   */
  public Optional<PackInForce> inForce(InstrumentId instrument, Instant at) {
    List<RulePack> listing = listing(instrument);
    return listing.reversed().stream()
        .filter(pack -> !pack.effectiveFrom().isAfter(at))
        .findFirst()
        .or(() -> listing.stream().findFirst())
        .map(pack -> new PackInForce(pack, !pack.isEvidencedAt(at)));
  }

  /** The packs that list a perpetual, in the order they came into effect. */
  public List<RulePack> listing(InstrumentId instrument) {
    return packsOf(instrument.venue()).values().stream()
        .filter(pack -> pack.perpetual(instrument.symbol()).isPresent())
        .toList();
  }

  private NavigableMap<Instant, RulePack> packsOf(String venue) {
    return byVenue.getOrDefault(venue, new TreeMap<>());
  }

  private void add(RulePack pack) {
    RulePack other =
        byVenue
            .computeIfAbsent(pack.venue(), _ -> new TreeMap<>())
            .putIfAbsent(pack.effectiveFrom(), pack);
    if (other != null) {
      throw new RulePackException(
          pack.stamp(),
          "effectiveFrom must differ between the packs of %s, %s has %s as well"
              .formatted(pack.venue(), other.stamp(), pack.effectiveFrom()));
    }
  }

  /** What a node holds of an instrument stands under its asset: no change of rules may move it. */
  private static void requireOneAsset(NavigableMap<Instant, RulePack> packs) {
    Map<String, String> assets = new HashMap<>();
    for (RulePack pack : packs.values()) {
      for (PackInstrument instrument : pack.instruments().values()) {
        String asset = instrument.rules().settlementAsset();
        String before = assets.putIfAbsent(instrument.symbol(), asset);
        if (before != null && !before.equals(asset)) {
          throw new RulePackException(
              pack.stamp() + ", " + instrument.symbol() + ", settlementAsset",
              "must be that of the pack before, %s, was %s".formatted(before, asset));
        }
      }
    }
  }

  private static byte[] read(String name) {
    try (InputStream resource = RulePacks.class.getResourceAsStream(FOLDER + name)) {
      if (resource == null) {
        throw new RulePackException("rule-packs/" + name, "is not on the class path");
      }
      return resource.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read rule-packs/" + name, e);
    }
  }
}
