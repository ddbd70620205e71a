/**
 * What makes a workbook evidence: the deterministic payload inside it, the signed envelope beside
 * that, the ledger of everything issued, and the check that needs nothing but the file and the
 * public key. Knows no POI and no store, and never opens a connection. Source: risk definitions, 5.
 */
@NullMarked
package io.ringfence.reporting.evidence;

import org.jspecify.annotations.NullMarked;
