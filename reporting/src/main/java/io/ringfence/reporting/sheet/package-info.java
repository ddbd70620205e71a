/**
 * Rows of a worksheet as bytes, for sheets with many of them: POI makes the workbook with its
 * styles, these rows are put into its part while it is packed. Knows neither reports nor POI.
 */
@NullMarked
package io.ringfence.reporting.sheet;

import org.jspecify.annotations.NullMarked;
