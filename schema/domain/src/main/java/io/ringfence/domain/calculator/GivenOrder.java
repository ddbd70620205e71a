package io.ringfence.domain.calculator;

import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;

/**
 * An executed order as a case writes it.
 *
 * @param direction LONG buys, SHORT sells
 * @param quantity as the venue counts it, above 0
 * @param price price of the fill, quote per base, above 0
 * @param leverage leverage the order carries, above 0
 * @param fee fee of the fill, settlement asset, at least 0
 */
public record GivenOrder(
    PositionSide direction,
    BigDecimal quantity,
    BigDecimal price,
    BigDecimal leverage,
    BigDecimal fee) {}
