package io.ringfence.contracts.wire;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One position that ended by liquidation. Rests in the table {@code liquidations}.
 *
 * @param atMicros instant at which equity met the requirement, epoch microseconds
 * @param positionKey {@code venue/account/instrument/side}
 * @param episode episode that ended
 * @param desk desk
 * @param book book
 * @param settlementAsset asset of loss and deficit
 * @param quantity size that was closed, base asset
 * @param markPrice mark that caused it
 * @param liquidationPrice liquidation price, scale 18; absent: none was positive
 * @param equity M(P) at that mark
 * @param requirement requirement at that mark
 * @param loss the wallet W at that moment
 * @param deficit what the gap lost beyond W: max(0, -M(P)), the venue's
 * @param presumed true: computed by a simulated run, not reported by the venue
 */
public record LiquidationRow(
    long atMicros,
    String positionKey,
    long episode,
    String desk,
    String book,
    String settlementAsset,
    BigDecimal quantity,
    BigDecimal markPrice,
    @Nullable BigDecimal liquidationPrice,
    BigDecimal equity,
    BigDecimal requirement,
    BigDecimal loss,
    BigDecimal deficit,
    boolean presumed) {}
