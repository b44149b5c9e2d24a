package org.lockplay.web;

/**
 * What a page tells other programs about itself, so that a link to it is shown with a picture.
 *
 * @param title its title
 * @param description what is to be seen, in a sentence
 * @param page its whole address
 * @param picture the whole address of a picture of 1200 × 630 points, without {@code .png} or {@code .svg}
 * @param oembed the whole address of its oEmbed document
 * @param language the language of it all
 */
public record PageCard(String title, String description, String page, String picture, String oembed, String language) {}
