package io.ringfence.api.position;

import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.quantity.PositionSide;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;

/**
 * The key of a position as a path has it.
 *
 * @param venue venue
 * @param account account at the venue
 * @param instrument instrument as the venue names it
 * @param side {@code long} or {@code short}
 */
public record PositionPath(
    @Parameter(in = ParameterIn.PATH, required = true, example = "binance") String venue,
    @Parameter(in = ParameterIn.PATH, required = true, example = "a") String account,
    @Parameter(in = ParameterIn.PATH, required = true, example = "BTCUSDT") String instrument,
    @Parameter(in = ParameterIn.PATH, required = true, example = "long") String side) {
  /**
   * The key.
   *
   * @throws ApiException when it is none
   */
  public PositionKey key() {
    PositionSide direction =
        PositionSide.of(side)
            .orElseThrow(() -> refused("side must be long or short, was '" + side + "'"));
    try {
      return new PositionKey(new InstrumentId(venue, instrument), account, direction);
    } catch (IllegalArgumentException e) {
      throw refused(String.valueOf(e.getMessage()));
    }
  }

  private static ApiException refused(String detail) {
    return new ApiException(ErrorCode.POSITION_UNKNOWN, detail);
  }
}
