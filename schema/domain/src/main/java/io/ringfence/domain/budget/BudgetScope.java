package io.ringfence.domain.budget;

import io.ringfence.domain.position.PositionFacts;
import io.ringfence.domain.position.PositionState;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which positions of a node a budget counts: those with one value of one property. Source: risk
 * definitions, Facts about limits; an experiment is the book tag {@code experimental}.
 *
 * @param dimension the property
 * @param value its value, not blank
 */
public record BudgetScope(Dimension dimension, String value) {
  private static final String IS = "=";

  /** A property of positions that limits may be scoped by. */
  public enum Dimension {
    VENUE,
    INSTRUMENT,
    /** Settlement asset. */
    COLLATERAL,
    ACCOUNT,
    TRADER,
    STRATEGY,
    BOOK_TAG,
    PROFILE,
    RISK_CLASS,
    SECTOR,
    LEGAL_ENTITY,
    CLIENT_OR_HOUSE;

    /** The word used in files and tables. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether a position is counted. */
  public enum Membership {
    INSIDE,
    OUTSIDE,
    /** The position does not say: it may be counted or not. */
    UNKNOWN
  }

  public BudgetScope {
    if (value.isBlank()) {
      throw new IllegalArgumentException(
          "value of scope " + dimension.code() + " must not be blank");
    }
  }

  /** The scope written as {@link #toString()} writes it, or empty where the text is none. */
  public static Optional<BudgetScope> parse(String text) {
    int sign = text.indexOf(IS);
    if (sign < 0 || text.substring(sign + 1).isBlank()) {
      return Optional.empty();
    }
    for (Dimension dimension : Dimension.values()) {
      if (dimension.code().equals(text.substring(0, sign))) {
        return Optional.of(new BudgetScope(dimension, text.substring(sign + 1)));
      }
    }
    return Optional.empty();
  }

  /** Whether a position that settles in an asset is counted. */
  public Membership of(PositionState position, String settlementAsset) {
    String fact = fact(position, settlementAsset);
    if (fact == null) {
      return Membership.UNKNOWN;
    }
    return fact.equals(value) ? Membership.INSIDE : Membership.OUTSIDE;
  }

  private @Nullable String fact(PositionState position, String settlementAsset) {
    PositionFacts facts = position.facts();
    return switch (dimension) {
      case VENUE -> position.key().instrument().venue();
      case INSTRUMENT -> position.key().instrument().symbol();
      case COLLATERAL -> settlementAsset;
      case ACCOUNT -> position.key().account();
      case TRADER -> facts.trader();
      case STRATEGY -> facts.labels().strategy();
      case BOOK_TAG -> facts.labels().bookTag();
      case PROFILE -> facts.labels().profile();
      case RISK_CLASS -> facts.labels().riskClass();
      case SECTOR -> facts.labels().sector();
      case LEGAL_ENTITY -> facts.legalEntity();
      case CLIENT_OR_HOUSE -> facts.clientOrHouse();
    };
  }

  /** {@code trader=ann}. */
  @Override
  public String toString() {
    return dimension.code() + IS + value;
  }
}
