/** Tests of the package of the same name. */
@NullMarked
package io.ringfence.api.question;

import org.jspecify.annotations.NullMarked;
