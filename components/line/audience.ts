/** Who reads the line: the student it is about, or the office. */
export type Audience = 'student' | 'staff';
