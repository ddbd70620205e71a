package io.ringfence.contracts.wire;

import org.jspecify.annotations.Nullable;

/**
 * One thing that happened, at the time it happened: exactly one of the nested rows is present, the
 * one that {@code kind} names. A bar of marks is four of these.
 *
 * @param kind what the event is, and which nested row is present
 * @param file name of the file without its folder
 * @param line line of the file on which the row starts; the header is line 1
 * @param atMicros when it happened, epoch microseconds
 * @param countsRow true on exactly one event of each row of a file, so that rows and not events are
 *     counted
 * @param original the row as it came; absent for marks, which are never refused after intake
 * @param mark for {@link InputKind#MARKS}
 * @param funding for {@link InputKind#FUNDING}
 * @param position for {@link InputKind#POSITIONS}
 * @param walletEvent for {@link InputKind#WALLET_EVENTS}
 * @param account for {@link InputKind#ACCOUNTS}
 * @param budget for {@link InputKind#BUDGETS}
 * @param capital for {@link InputKind#CAPITAL}
 */
public record InputEvent(
    InputKind kind,
    String file,
    long line,
    long atMicros,
    boolean countsRow,
    @Nullable String original,
    @Nullable MarkRow mark,
    @Nullable FundingRow funding,
    @Nullable PositionRow position,
    @Nullable WalletEventRow walletEvent,
    @Nullable AccountRow account,
    @Nullable BudgetRow budget,
    @Nullable CapitalRow capital) {}
