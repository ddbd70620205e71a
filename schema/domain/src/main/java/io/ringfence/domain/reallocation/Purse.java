package io.ringfence.domain.reallocation;

/**
 * The free balance that several pools see: their own, or one a lane takes from.
 *
 * @param venue venue of the account
 * @param account the account
 * @param asset settlement asset
 */
public record Purse(String venue, String account, String asset) {
  /** That of a pool. */
  public static Purse of(Pool.Id pool) {
    return new Purse(pool.venue(), pool.account(), pool.settlementAsset());
  }

  /** That a lane takes from, in the asset of the pool it leads to. */
  public static Purse of(Lane lane, Pool.Id pool) {
    int slash = lane.from().indexOf('/');
    return slash < 0
        ? new Purse("", lane.from(), pool.settlementAsset())
        : new Purse(
            lane.from().substring(0, slash),
            lane.from().substring(slash + 1),
            pool.settlementAsset());
  }
}
