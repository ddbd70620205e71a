/** Tests of the package of the same name. */
@NullMarked
package io.ringfence.reporting.workbook;

import org.jspecify.annotations.NullMarked;
