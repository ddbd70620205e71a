package io.ringfence.contracts.venue;

import io.ringfence.domain.reconciliation.MarginMode;
import java.util.Optional;

/**
 * What a payload does not say of itself.
 *
 * @param venue code of the venue, one of {@link VenuePayloads#venues()}
 * @param account account at the venue it was asked for
 * @param accountMode margin mode of the account, where the payload does not show that of a position
 *     (Bybit's unified account); empty: unknown
 */
public record PayloadSource(String venue, String account, Optional<MarginMode> accountMode) {}
