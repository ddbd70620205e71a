package io.ringfence.launcher.oracle;

/**
 * What totals are kept for: assets are never added up.
 *
 * @param node firm, firm/desk or firm/desk/book
 * @param asset settlement asset
 */
record NodeAsset(String node, String asset) {}
