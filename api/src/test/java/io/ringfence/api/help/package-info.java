/** Tests of the package of the same name, over HTTP. */
@NullMarked
package io.ringfence.api.help;

import org.jspecify.annotations.NullMarked;
