package dev.slipway.process.overview;

/**
 * Which part of a long list is shown.
 *
 * @param number of the part, from 1
 */
record Paging(int number, int total) {

    static final int SIZE = 50;

    /** What was asked for, or the nearest part that there is. */
    static Paging of(int wanted, int total) {
        int last = Math.max(1, (total + SIZE - 1) / SIZE);
        return new Paging(Math.min(Math.max(wanted, 1), last), total);
    }

    public int offset() {
        return (number - 1) * SIZE;
    }

    public boolean isFirst() {
        return number == 1;
    }

    public boolean isLast() {
        return number * SIZE >= total;
    }

    public int from() {
        return total == 0 ? 0 : offset() + 1;
    }

    public int to() {
        return Math.min(number * SIZE, total);
    }
}
